using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Health;
using InterviewKit.Hiring;

namespace InterviewKit.Tests.Health;

/// <summary>Lists of questions by what use has shown of them.</summary>
public sealed class QuestionRankingTests : IAsyncLifetime
{
    private const string Queue = "a-queue-that-grew";
    private const string Store = "the-second-store";

    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task The_least_exposed_come_first_and_those_without_exposure_last()
    {
        await _past.HearAsync(0, 2);
        await WithoutSetAsync(0, 0); // The store's question: five of six. The queue's was asked outside of its level only: all of them.

        (await KeysAsync("orderBy: LEAST_EXPOSED")).ShouldBe([Store, Queue]);
        (await KeysAsync("orderBy: LEAST_EXPOSED, filter: { dimensionKeys: [\"ownership\"] }")).ShouldBe([Queue]);
        (await KeysAsync("orderBy: LEAST_EXPOSED, filter: { statuses: null }", Workbench.Key(Scope.QuestionsRead, Scope.QuestionsWrite)))
            .ShouldBe(["not-yet", Store, Queue]);
    }

    [Fact]
    public async Task The_most_discriminating_come_first_and_what_is_withheld_last()
    {
        (await KeysAsync("orderBy: MOST_DISCRIMINATING")).ShouldBe([Queue, Store], "by key where nothing is known");

        // The first of each panel asks of the queue, what the second hears of the store is the same; the third's answers about the store are noise.
        await _past.HearAsync(
            0,
            20,
            score: (application, interviewer, _) => PastPanels.PanelOf(application)[0] == interviewer ? 1 + (application % 5) : 1 + (application * interviewer % 4),
            question: (application, interviewer) => PastPanels.PanelOf(application)[0] == interviewer ? Queue : Store);
        await _past.LeadAsync(leader => new MeasureQuestionsIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None));
        var discriminations = (await _bench.OneAsync(Workbench.Key(Scope.QuestionsRead), "{ questions(orderBy: MOST_DISCRIMINATING) { nodes { health { discrimination { value } } } } }"))
            .GetProperty("nodes").EnumerateArray().Select(it => it.GetProperty("health").GetProperty("discrimination").GetProperty("value").GetDouble()).ToList();

        discriminations.Count.ShouldBe(2);
        discriminations.ShouldBe(discriminations.OrderDescending());
    }

    [Fact]
    public async Task Pages_follow_each_other_both_ways_and_count_all()
    {
        await _past.HearAsync(0, 2);
        var reader = Workbench.Key(Scope.QuestionsRead, Scope.QuestionsWrite);
        const string Page = "{ nodes { key } totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }";
        async Task<JsonElement> AskAsync(string arguments) =>
            await _bench.OneAsync(reader, $"{{ questions(orderBy: LEAST_EXPOSED, filter: {{ statuses: null }}, {arguments}) {Page} }}");
        static (string Keys, bool Next, bool Previous) Shown(JsonElement page) => (
            string.Join(' ', page.GetProperty("nodes").EnumerateArray().Select(it => it.GetProperty("key").GetString())),
            page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(),
            page.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());

        var first = await AskAsync("first: 2");
        Shown(first).ShouldBe(($"not-yet {Queue}", true, false));
        first.GetProperty("totalCount").GetInt32().ShouldBe(3);
        var end = first.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        var second = await AskAsync($"first: 2, after: \"{end}\"");
        Shown(second).ShouldBe((Store, false, true));
        Shown(await AskAsync($"last: 1, before: \"{end}\"")).ShouldBe(("not-yet", true, false));
        Shown(await AskAsync("last: 1")).ShouldBe((Store, false, true));

        var refused = await _bench.AskAsync(reader, $"{{ questions(orderBy: MOST_DISCRIMINATING, after: \"{end}\") {{ nodes {{ key }} }} }}");
        refused.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
    }

    private async Task WithoutSetAsync(int application, int seat)
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        var interview = await session.LoadAsync<Interview>(PastPanels.Interview(application, PastPanels.PanelOf(application)[seat]).Value);
        session.Store(interview! with { QuestionSetVersionId = null });
        await session.SaveChangesAsync();
    }

    private async Task<IReadOnlyList<string>> KeysAsync(string arguments, Viewer? viewer = null) =>
        [.. (await _bench.OneAsync(viewer ?? Workbench.Key(Scope.QuestionsRead), $"{{ questions({arguments}) {{ nodes {{ key }} }} }}"))
            .GetProperty("nodes").EnumerateArray().Select(it => it.GetProperty("key").GetString()!)];
}
