using Npgsql;

namespace InterviewKit.Documents.Operations;

/// <summary>One statement of a unit of work. It may be sent again after an abort, so it keeps what it learns until it is accepted.</summary>
internal interface IStorageOperation
{
    /// <summary>What it is done to, for the session's bookkeeping.</summary>
    public object? Document { get; }

    public OperationRole Role { get; }

    /// <summary>Whether it answers a result set whose first column is called <c>ik_result</c>.</summary>
    public bool AnswersResult { get; }

    /// <summary>In words, for an error.</summary>
    public string Description { get; }

    public void Configure(NpgsqlBatchCommand command, OperationContext context);

    /// <summary>Reads its result set; <c>false</c> when a guard failed.</summary>
    public Task<bool> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellation);

    /// <summary>The exception for a failed guard.</summary>
    /// <param name="connection">For asking what the guard met; <c>null</c> when the transaction can't be asked any more.</param>
    /// <param name="context">The session.</param>
    /// <param name="cancellation">Cancels the asking.</param>
    public Task<Exception> FailureAsync(NpgsqlConnection? connection, OperationContext context, CancellationToken cancellation);

    /// <summary>The store's own exception for what PostgreSQL said; <c>null</c> when there is none of this kind.</summary>
    public Exception? Translate(PostgresException exception);

    /// <summary>The transaction was committed.</summary>
    public void Accept(OperationContext context);
}
