using System.Text.Json;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// <c>ik_idempotency</c>: one row for each key in use, written in the transaction of the effect. Refusals are not kept: their
/// transaction is rolled back, and the row with it.
/// </summary>
internal static class IdempotencyTable
{
    public const int KeyMax = 255;

    /// <summary>How long a key stands for its first command.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>
    /// Takes the key for this command. Null: it is ours now, go on. Else the answer: what the first command with the key changed, or
    /// the refusal of another input. A concurrent repeat waits here until the first has committed or gone.
    /// </summary>
    public static async Task<CommandOutcome?> ReserveAsync(
        IDocumentSession session, IdempotentRequest request, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var reserve = new NpgsqlCommand("""
            insert into ik_idempotency as held (workspace, actor, key, mutation, input_sha256, created_at)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (workspace, actor, key) do update
               set mutation = excluded.mutation, input_sha256 = excluded.input_sha256, changed = null, created_at = excluded.created_at
             where held.created_at < $7
            returning 1
            """)
        {
            Parameters =
            {
                new() { Value = request.Workspace },
                new() { Value = request.Actor },
                new() { Value = request.Key },
                new() { Value = request.Mutation },
                new() { Value = request.InputSha256 },
                new() { Value = now },
                new() { Value = now - Lifetime },
            },
        };
        await using (var reader = await session.ExecuteReaderAsync(reserve, cancellationToken))
        {
            if (await reader.ReadAsync(cancellationToken))
            {
                return null;
            }
        }

        return await ReadAsync(session, request, cancellationToken);
    }

    /// <summary>Writes what the command changed into its row, with the command's other writes.</summary>
    public static void QueueCompletion(IDocumentSession session, IdempotentRequest request, CommandOutcome.Changed changed) =>
        session.QueueSqlCommand(
            "update ik_idempotency set changed = ?::jsonb where workspace = ? and actor = ? and key = ?",
            JsonSerializer.Serialize(new Effect(changed.Key, changed.Created)),
            request.Workspace,
            request.Actor,
            request.Key);

    private static async Task<CommandOutcome> ReadAsync(IDocumentSession session, IdempotentRequest request, CancellationToken cancellationToken)
    {
        await using var read = new NpgsqlCommand("""
            select mutation, input_sha256, changed::text from ik_idempotency where workspace = $1 and actor = $2 and key = $3
            """)
        {
            Parameters = { new() { Value = request.Workspace }, new() { Value = request.Actor }, new() { Value = request.Key } },
        };
        await using var reader = await session.ExecuteReaderAsync(read, cancellationToken);
        if (!await reader.ReadAsync(cancellationToken))
        {
            throw new InvalidOperationException($"The idempotency key of {request.Mutation} was taken, and is gone again.");
        }

        var same = reader.GetString(0) == request.Mutation && reader.GetFieldValue<byte[]>(1).AsSpan().SequenceEqual(request.InputSha256);
        if (!same)
        {
            return new CommandOutcome.Refused(new IdempotencyMismatch("input", "idempotencyKey"));
        }

        var effect = JsonSerializer.Deserialize<Effect>(reader.GetString(2))
            ?? throw new InvalidOperationException("An idempotency row without its effect.");
        return new CommandOutcome.Changed(effect.Key, effect.Created, Repeated: true);
    }

    private sealed record Effect(string Key, bool Created);
}
