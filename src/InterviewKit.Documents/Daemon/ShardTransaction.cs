using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>Runs work in a transaction: the leader's, fenced, or one of its own where the shard's row is fence enough.</summary>
internal delegate Task<TResult> ShardTransaction<TResult>(Func<NpgsqlConnection, CancellationToken, Task<TResult>> work, CancellationToken cancellation);

internal static class ShardTransactions
{
    /// <summary>A transaction that nobody leads.</summary>
    public static async Task<TResult> OwnAsync<TResult>(NpgsqlDataSource dataSource, Func<NpgsqlConnection, CancellationToken, Task<TResult>> work, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var result = await work(connection, cancellation);
        await transaction.CommitAsync(CancellationToken.None);
        return result;
    }
}
