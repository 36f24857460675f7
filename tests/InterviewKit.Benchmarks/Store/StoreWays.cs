using InterviewKit.Documents;
using InterviewKit.Questions;

namespace InterviewKit.Benchmarks.Store;

/// <summary>What is measured, by the store: as an application writes it, a session for each.</summary>
internal sealed class StoreWays(DocumentStore store, IReadOnlyList<Question> questions)
{
    private readonly string[] _keys = [.. questions.Select(question => question.Key)];

    public async Task LoadAsync()
    {
        await using var session = store.QuerySession(BenchmarkWorkspace.Name);
        Demand(await session.LoadAsync<Question>(_keys[0]) is not null);
    }

    public async Task LoadManyAsync()
    {
        await using var session = store.QuerySession(BenchmarkWorkspace.Name);
        Demand((await session.LoadManyAsync<Question>(_keys)).Count == _keys.Length);
    }

    /// <summary>A page of the questions with a tag, found by the GIN index.</summary>
    public async Task QueryAsync()
    {
        const string tag = NpgsqlWays.Tag;
        await using var session = store.QuerySession(BenchmarkWorkspace.Name);
        Demand((await session.Query<Question>().Where(question => question.Content.Tags.Contains(tag)).Take(NpgsqlWays.PageSize).ToListAsync()).Count == NpgsqlWays.PageSize);
    }

    public async Task StoreAsync()
    {
        await using var session = store.LightweightSession(BenchmarkWorkspace.Name);
        session.Store(questions[0]);
        await session.SaveChangesAsync();
    }

    public async Task StoreManyAsync()
    {
        await using var session = store.LightweightSession(BenchmarkWorkspace.Name);
        session.Store<Question>(questions);
        await session.SaveChangesAsync();
    }

    /// <summary>A new stream of one event, without a snapshot.</summary>
    public async Task AppendAsync()
    {
        await using var session = store.LightweightSession(BenchmarkWorkspace.Name);
        session.Events.StartStream(Guid.CreateVersion7(), new SomethingHappened("Something", 1));
        await session.SaveChangesAsync();
    }

    private static void Demand(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("The store found something else than the workspace holds.");
    }
}

internal sealed record SomethingHappened(string What, int Times);
