using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Runs commands: one transaction each, decided again on what stands now when another writer was first, at most once for an
/// idempotency key, and audited. One for each request; commands run one after another.
/// </summary>
public sealed class Commands(
    IDocumentStore store, CommandGate gate, ChangeNotices notices, Actor actor, CommandCount count, TimeProvider time)
{
    /// <summary>How often a command is decided anew because another writer was first or in the way. More than a few in a row is a fault.</summary>
    private const int MaxAttempts = 5;

    /// <param name="name">The mutation's name, for idempotency and audit.</param>
    /// <param name="input">The whole input, for idempotency: the same key with another input is refused.</param>
    /// <param name="idempotencyKey">The client's key; null where it gave none.</param>
    /// <param name="nodeType">The type of what is changed, for the audit.</param>
    /// <param name="decide">Loads, decides and stores in the session given; it may be called again after a conflict.</param>
    /// <param name="cancellationToken">Ends the command; what had not committed by then has no effect.</param>
    public async Task<CommandOutcome> RunAsync<TInput>(
        string name,
        TInput input,
        string? idempotencyKey,
        string nodeType,
        Func<CommandSession, CancellationToken, Task<CommandOutcome>> decide,
        CancellationToken cancellationToken)
    {
        if (idempotencyKey is not null && TextRules.Check(idempotencyKey, 1, IdempotencyTable.KeyMax, "input", "idempotencyKey") is { } malformed)
        {
            return new CommandOutcome.Refused(malformed);
        }

        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await AttemptAsync(name, input, idempotencyKey, nodeType, decide, cancellationToken);
            }
            catch (Exception conflict) when (attempt < MaxAttempts && IsConflict(conflict))
            {
                // Another writer was first, or PostgreSQL ended a deadlock with it. The next attempt reads what it wrote, and decides on that.
            }
        }
    }

    private async Task<CommandOutcome> AttemptAsync<TInput>(
        string name,
        TInput input,
        string? idempotencyKey,
        string nodeType,
        Func<CommandSession, CancellationToken, Task<CommandOutcome>> decide,
        CancellationToken cancellationToken)
    {
        using var place = await gate.EnterAsync(cancellationToken);
        var now = Instants.ToMilliseconds(time.GetUtcNow());
        await using var documents = store.LightweightSession(actor.Workspace);
        await documents.BeginTransactionAsync(cancellationToken);

        var request = idempotencyKey is null ? null : IdempotentRequest.Of(actor, idempotencyKey, name, input);
        if (request is not null && await IdempotencyTable.ReserveAsync(documents, request, now, cancellationToken) is { } earlier)
        {
            return earlier; // A repeat: nothing was written here, and the transaction is rolled back with the session.
        }

        var session = new CommandSession(documents, actor, now);
        var outcome = await decide(session, cancellationToken);
        if (outcome is CommandOutcome.Changed changed)
        {
            if (request is not null)
            {
                IdempotencyTable.QueueCompletion(documents, request, changed);
            }

            AuditTable.Queue(documents, new AuditEntry(actor, now, name, GlobalId.Of(nodeType, changed.Key), AuditOutcome.Done));
            await documents.SaveChangesAsync(cancellationToken);
            count.Value++;
            notices.Tell(session.Announced);
        }
        else if (outcome is CommandOutcome.Refused refused && refused.Errors.Any(error => error is Forbidden))
        {
            await AuditTable.WriteAsync(store, new AuditEntry(actor, now, name, null, AuditOutcome.Refused), cancellationToken);
        }

        return outcome;
    }

    private static bool IsConflict(Exception fault) => fault switch
    {
        ConcurrencyException or DocumentAlreadyExistsException or ExistingStreamIdCollisionException => true,
        PostgresException refusal => IsConflict(refusal.SqlState),
        { InnerException: PostgresException refusal } => IsConflict(refusal.SqlState),
        _ => false,
    };

    /// <summary>Whether PostgreSQL itself says that the transaction is undone, and that another one is the reason.</summary>
    private static bool IsConflict(string sqlState) =>
        sqlState is PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure;
}
