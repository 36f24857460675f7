using InterviewKit.Documents.Events;
using InterviewKit.Documents.Operations;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>
/// Sends the operations of a unit of work in batches: first the events, then the snapshots folded from them, then the rest in its order. All of it goes
/// at once, unless a snapshot has to wait for what the stored stream tells.
/// </summary>
internal sealed class UnitOfWorkWriter(IReadOnlyList<IStorageOperation> operations, EventGraph events, OperationContext context)
{
    /// <summary>A batch is held in memory as a whole, on both sides.</summary>
    private const int BatchMax = 500;

    private readonly List<IStorageOperation> written = [];

    /// <summary>One statement is a transaction by itself, and changes nothing when its guard fails.</summary>
    public bool NeedsTransaction => operations.Count > 1 || Snapshotted(Appends).Count > 0;

    private IReadOnlyList<AppendEvents> Appends => [.. operations.OfType<AppendEvents>()];

    public async Task WriteAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        written.Clear();
        var appends = Appends;
        var others = operations.Where(operation => operation is not AppendEvents);
        var snapshots = new List<IStorageOperation>();
        var waiting = new List<(SnapshotProjection Projection, StreamAction Stream)>();
        foreach (var (projection, stream) in Snapshotted(appends))
        {
            if (projection.FoldAhead(stream) is { } store)
                snapshots.Add(store);
            else
                waiting.Add((projection, stream));
        }

        if (waiting.Count == 0)
        {
            await SendAsync([.. appends, .. snapshots, .. others], connection, cancellation);
            return;
        }

        await SendAsync(appends, connection, cancellation);
        foreach (var (projection, stream) in waiting)
        {
            if (await projection.FoldAsync(stream, connection, context, cancellation) is { } store)
                snapshots.Add(store);
        }

        await SendAsync([.. snapshots, .. others], connection, cancellation);
    }

    /// <summary>What was written is committed.</summary>
    public void Accept()
    {
        foreach (var operation in written)
            operation.Accept(context);
    }

    private List<(SnapshotProjection Projection, StreamAction Stream)> Snapshotted(IReadOnlyList<AppendEvents> appends)
        => [.. from append in appends
               from projection in events.Snapshots
               where projection.Handles(append.Stream)
               select (projection, append.Stream)];

    private async Task SendAsync(IReadOnlyList<IStorageOperation> all, NpgsqlConnection connection, CancellationToken cancellation)
    {
        foreach (var some in all.Chunk(BatchMax))
            await SendBatchAsync(some, connection, cancellation);
        written.AddRange(all);
    }

    private async Task SendBatchAsync(IStorageOperation[] some, NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var operation in some)
        {
            var command = new NpgsqlBatchCommand();
            operation.Configure(command, context);
            batch.BatchCommands.Add(command);
        }

        try
        {
            if (await FirstFailureAsync(batch, some, cancellation) is { } failed)
                throw await failed.FailureAsync(connection, context, cancellation);
        }
        catch (PostgresException exception) when (!Resilience.IsReportedAbort(exception.SqlState))
        {
            throw Translated(exception, batch, some);
        }
    }

    /// <summary>Reads the results of the operations that answer one. Statements of the caller's may answer anything, which is passed over.</summary>
    private static async Task<IStorageOperation?> FirstFailureAsync(NpgsqlBatch batch, IStorageOperation[] some, CancellationToken cancellation)
    {
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var isOpen = true;
        foreach (var operation in some)
        {
            if (!operation.AnswersResult)
                continue;
            while (isOpen && !IsOwnResult(reader))
                isOpen = await reader.NextResultAsync(cancellation);
            if (!await operation.ReadAsync(reader, cancellation))
                return operation;
            isOpen = await reader.NextResultAsync(cancellation);
        }

        while (isOpen)
            isOpen = await reader.NextResultAsync(cancellation);
        return null;
    }

    private static bool IsOwnResult(NpgsqlDataReader reader) => reader.FieldCount > 0 && reader.GetName(0) == Mapping.DocumentSql.ResultColumn;

    private static Exception Translated(PostgresException exception, NpgsqlBatch batch, IStorageOperation[] some)
    {
        // The statement that failed is the first that was not completed; Npgsql names it only if its connection string asks for that.
        var position = ((IEnumerable<NpgsqlBatchCommand>)batch.BatchCommands).ToList().FindIndex(command => command.StatementType == StatementType.Unknown);
        var operation = position >= 0 ? some[position] : null;
        return operation?.Translate(exception) ?? new MartenCommandException(operation?.Description ?? "A unit of work", exception);
    }
}
