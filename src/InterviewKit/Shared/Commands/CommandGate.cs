using Npgsql;

namespace InterviewKit.Shared;

/// <summary>
/// Lets only so many commands into their transactions at once that the pool has as many connections left over. A command holds a connection while it waits
/// for another command, as repeats of a key do for the first; the one that is waited for may need a second connection for a read beside its transaction,
/// and would wait for it in vain if those behind it held them all.
/// </summary>
public sealed class CommandGate(NpgsqlDataSource database) : IDisposable
{
    private readonly SemaphoreSlim _places = new(Math.Max(1, new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize / 2));

    /// <summary>Waits for a place, without a connection. Disposing of the answer gives it back.</summary>
    public async Task<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        await _places.WaitAsync(cancellationToken);
        return new Place(_places);
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        public void Dispose() => places.Release();
    }
}
