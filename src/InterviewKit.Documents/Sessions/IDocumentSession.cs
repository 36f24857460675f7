using Npgsql;

namespace InterviewKit.Documents;

/// <summary>
/// A unit of work of one tenant: reads, and collects writes until <see cref="SaveChangesAsync"/> sends them in one transaction. Not for several
/// threads at once. What is not saved is lost when it is disposed.
/// </summary>
public interface IDocumentSession : IDocumentOperations
{
    /// <summary>What the next save will do.</summary>
    public IUnitOfWork PendingChanges { get; }

    /// <summary>
    /// Opens a transaction now. Loads, queries and commands from here on run in it, and the next <see cref="SaveChangesAsync"/> commits it;
    /// disposing the session rolls it back.
    /// </summary>
    public Task BeginTransactionAsync(CancellationToken token = default);

    /// <summary>Runs a command of one's own on the session's connection, at once; within the transaction if one was begun.</summary>
    /// <returns>The number of rows touched.</returns>
    public Task<int> ExecuteAsync(NpgsqlCommand command, CancellationToken token = default);

    /// <summary>
    /// Writes all that is pending, in one transaction: all of it or nothing. Retried only when PostgreSQL itself reported an abort, never when
    /// the outcome is unknown. After an error the pending changes are kept, and a begun transaction is rolled back.
    /// </summary>
    /// <exception cref="ConcurrencyException">A version was not the expected one; of streams too.</exception>
    /// <exception cref="DocumentAlreadyExistsException">An insert found its identity taken.</exception>
    /// <exception cref="NonExistentDocumentException">An update found nothing.</exception>
    /// <exception cref="ExistingStreamIdCollisionException">A stream was started that exists.</exception>
    /// <exception cref="MartenCommandException">A constraint, or another refusal of PostgreSQL.</exception>
    /// <exception cref="UnstorableTextException">A text that jsonb cannot hold.</exception>
    /// <exception cref="NpgsqlException">The connection broke or the time ran out: whether the changes were kept is unknown.</exception>
    /// <exception cref="UnconfirmedCommitException">The changes were kept on the primary server only.</exception>
    public Task SaveChangesAsync(CancellationToken token = default);

    /// <summary>Forgets what is pending for this object.</summary>
    public void Eject<T>(T document) where T : notnull;

    /// <summary>Forgets all that is pending.</summary>
    public void EjectAllPendingChanges();
}
