using InterviewKit.Documents.Mapping;
using Npgsql;

namespace InterviewKit.Documents;

/// <summary>How the async daemon runs a projection.</summary>
public sealed class AsyncOptions
{
    private readonly List<Type> views = [];
    private int batchSize = 500;

    /// <summary>How many events are taken in one transaction at most.</summary>
    /// <value>The default is 500, as Marten's. From 1 to 10,000.</value>
    /// <exception cref="ArgumentOutOfRangeException">Outside of that.</exception>
    public int BatchSize
    {
        get => batchSize;
        set => batchSize = value is >= 1 and <= 10_000 ? value : throw new ArgumentOutOfRangeException(nameof(value), value, "1 to 10,000 events were expected.");
    }

    /// <summary>Says that documents of this type are the projection's: a rebuild deletes all of them before it begins anew.</summary>
    public AsyncOptions DeleteViewTypeOnTeardown<T>() where T : notnull
    {
        views.Add(typeof(T));
        return this;
    }

    internal async Task TeardownAsync(NpgsqlConnection connection, DocumentMappings mappings, CancellationToken cancellation)
    {
        foreach (var view in views)
        {
            await using var delete = new NpgsqlCommand($"delete from {mappings.Of(view).QualifiedName}", connection) { CommandTimeout = 0 };
            await delete.ExecuteNonQueryAsync(cancellation);
        }
    }
}
