using InterviewKit.Documents.Events;
using InterviewKit.Documents.Schema;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Operations;

/// <summary>Appends a session's events to one stream, and learns their versions and numbers.</summary>
internal sealed class AppendEvents(EventGraph events, StreamAction stream) : StorageOperation
{
    private readonly List<(long Version, long Sequence)> numbers = [];
    private DateTimeOffset timestamp;

    public StreamAction Stream => stream;

    public override object Document => stream;

    public override OperationRole Role => OperationRole.Events;

    public override bool AnswersResult => true;

    public override string Description => $"Appending {stream.Events.Count} events to stream {stream.StreamId}";

    public override void Configure(NpgsqlBatchCommand command, OperationContext context)
    {
        numbers.Clear();
        timestamp = StorableNow(context.Time);
        command.CommandText = (stream.ActionType, stream.ExpectedVersionOnServer) switch
        {
            (StreamActionType.Start, _) or (_, 0) => events.Sql.Start,
            (_, null) => events.Sql.AppendToAny,
            _ => events.Sql.AppendToExpected,
        };

        var pending = stream.Pending;
        var parameters = command.Parameters;
        new EventReading(events, context.TenantId).BindStream(parameters, stream.StreamId);
        parameters.Add(new NpgsqlParameter<long> { TypedValue = pending.Count });
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = timestamp });
        parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. pending.Select(e => e.Id)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. pending.Select(e => e.EventTypeName)] });
        parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. pending.Select(e => e.Mapping.DotNetTypeName)] });
        parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb, Value = pending.Select(e => e.Mapping.Write(e.Data)).ToArray() });
        parameters.Add(new NpgsqlParameter<long> { TypedValue = stream.ExpectedVersionOnServer ?? 0 });
        parameters.Add(Text(stream.AggregateType is { } aggregate ? EventTypeName.Of(aggregate) : null));
        if (events.Metadata.CorrelationIdEnabled)
            parameters.Add(Text(context.Metadata.CorrelationId));
        if (events.Metadata.CausationIdEnabled)
            parameters.Add(Text(context.Metadata.CausationId));
        if (events.Metadata.UserNameEnabled)
            parameters.Add(Text(context.Metadata.LastModifiedBy));
    }

    public override async Task<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        while (await reader.ReadAsync(cancellation))
            numbers.Add((reader.GetInt64(0), reader.GetInt64(1)));
        if (numbers.Count == 0)
            return false;

        // Known from here on, since snapshots are folded before the commit.
        for (var i = 0; i < numbers.Count; i++)
        {
            stream.Pending[i].Version = numbers[i].Version;
            stream.Pending[i].Sequence = numbers[i].Sequence;
            stream.Pending[i].Timestamp = timestamp;
        }

        stream.Version = numbers[^1].Version;
        return true;
    }

    public override async Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation)
    {
        var state = connection is null ? null : await new EventReading(events, context.TenantId).StateAsync(connection, stream.StreamId, cancellation);
        if (stream.ActionType == StreamActionType.Start)
            return new ExistingStreamIdCollisionException(stream.StreamId, stream.AggregateType);
        if (state is { IsArchived: true })
            return new InvalidStreamOperationException($"Attempted to append event to archived stream with Id '{stream.StreamId}'.");
        return new EventStreamUnexpectedMaxEventIdException(stream.StreamId, stream.AggregateType, stream.ExpectedVersionOnServer ?? 0, state?.Version ?? 0);
    }

    /// <summary>Writers that do not lock the stream's row, as Marten's quick appends, show themselves by these indexes.</summary>
    public override Exception? Translate(PostgresException exception)
    {
        if (exception.SqlState != PostgresErrorCodes.UniqueViolation)
            return null;
        if (exception.ConstraintName == EventTables.VersionIndex)
            return new EventStreamUnexpectedMaxEventIdException(stream.StreamId, stream.AggregateType, stream.ExpectedVersionOnServer ?? 0, stream.ExpectedVersionOnServer ?? 0, exception);
        return exception.TableName == "mt_streams" ? new ExistingStreamIdCollisionException(stream.StreamId, stream.AggregateType) : null;
    }

    public override void Accept(OperationContext context) => Sessions.Telemetry.CountEvents(stream);

    /// <summary>PostgreSQL keeps microseconds; what the session shows must be what it will read.</summary>
    private static DateTimeOffset StorableNow(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    private static NpgsqlParameter Text(string? value) => new() { NpgsqlDbType = NpgsqlDbType.Varchar, Value = (object?)value ?? DBNull.Value };
}
