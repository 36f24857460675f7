using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Scorecards;

/// <summary>Lists of scorecards: what is sealed is in neither the list nor its count, for anybody.</summary>
public sealed class ListingTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Panel _panel = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Each_sees_in_the_list_what_they_see_one_by_one()
    {
        var admin = await _bench.PersonAsync("Ada Admin", PersonRole.Admin);
        var recruiter = await _bench.PersonAsync("Rita Recruiter", PersonRole.Recruiter);
        await SubmitAsync(_panel.Ann, _panel.ApplicationId);
        await _panel.ScheduleAsync(_panel.Ben); // Ben owes here.
        var other = await _panel.ApplyAsync("Dora");
        await SubmitAsync(_panel.Ann, other);
        await SubmitAsync(_panel.Ben, other);
        await _panel.ScheduleAsync(admin, other); // The administrator owes there.
        var opened = await _panel.ApplyAsync("Emil");
        await SubmitAsync(_panel.Outsider, opened);
        await OpenDebriefAsync(opened);
        Viewer[] everybody =
        [
            _panel.Ann, _panel.Ben, _panel.Lead, _panel.Outsider, admin, recruiter,
            Workbench.Key(Enum.GetValues<Scope>()),
            Workbench.Key(Scope.ScorecardsRead),
            _panel.Ann with { Key = new ApiKeyId(Guid.CreateVersion7()), KeyCreator = _panel.Ben.Person },
            Workbench.Key(Enum.GetValues<Scope>()) with { KeyCreator = _panel.Ben.Person },
            Workbench.Key("another", Enum.GetValues<Scope>()),
        ];
        var counts = new List<int>();

        foreach (var viewer in everybody)
        {
            var list = await ListAsync(viewer);
            var oneByOne = new List<string>();
            foreach (var application in new[] { _panel.ApplicationId, other, opened })
            {
                var seen = await _bench.DataAsync(viewer, "query($id: ID!) { node(id: $id) { ... on Application { scorecards { id } } } }", new { id = application });
                oneByOne.AddRange(seen.GetProperty("node") is { ValueKind: JsonValueKind.Object } node ? node.GetProperty("scorecards").EnumerateArray().Select(IdOf) : []);
            }

            list.GetProperty("nodes").EnumerateArray().Select(IdOf).ShouldBe(oneByOne, ignoreOrder: true, viewer.Actor.Name);
            list.GetProperty("totalCount").GetInt32().ShouldBe(oneByOne.Count, viewer.Actor.Name);
            counts.Add(oneByOne.Count);
        }

        counts.ShouldBe([3, 2, 4, 1, 2, 1, 4, 0, 2, 3, 0]);
    }

    [Fact]
    public async Task Who_lost_an_interview_sees_nothing_of_it_in_lists()
    {
        await SubmitAsync(_panel.Ann, _panel.ApplicationId);
        var admin = await _bench.PersonAsync("Ada Admin", PersonRole.Admin);
        var interview = await _panel.ScheduleAsync(admin);
        await _bench.DoneAsync(_panel.Lead, "reassignInterview", new { id = interview, interviewer = new { email = _panel.Ben.Email } });

        (await ListAsync(admin)).GetProperty("totalCount").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Looking_through_a_list_leaves_receipts()
    {
        await SubmitAsync(_panel.Ann, _panel.ApplicationId);

        await ListAsync(_panel.Lead);

        await using var command = _bench.Database.DataSource.CreateCommand("select count(*) from ik_exposure where kind = 1 and person_id = $1");
        command.Parameters.Add(new() { Value = _panel.Lead.Person!.Value.Value });
        (await command.ExecuteScalarAsync()).ShouldBe(1L);
    }

    [Fact]
    public async Task Filters_combine_and_a_null_one_does_not_filter()
    {
        var first = await SubmitAsync(_panel.Ann, _panel.ApplicationId);
        _bench.Time.Advance(TimeSpan.FromHours(1));
        var other = await _panel.ApplyAsync("Dora");
        var second = await SubmitAsync(_panel.Ben, other);
        _bench.Time.Advance(TimeSpan.FromHours(1));
        await _bench.DoneAsync(_panel.Ann, "withdrawScorecard", new { scorecardId = first, expectedRevision = 1, reason = "Too early." });

        async Task<string[]> IdsAsync(Viewer viewer, string filter) => [.. (await ListAsync(viewer, filter)).GetProperty("nodes").EnumerateArray().Select(IdOf)];

        (await IdsAsync(_panel.Lead, "{}")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, "{ statuses: null }")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, "{ statuses: [WITHDRAWN] }")).ShouldBe([first]);
        (await IdsAsync(_panel.Lead, "{ statuses: [WITHDRAWN, SUBMITTED] }")).ShouldBe([second, first]);
        (await IdsAsync(_panel.Lead, $"{{ applicationId: \"{other}\" }}")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, $"{{ applicationId: \"{_panel.ApplicationId}\" }}")).ShouldBeEmpty();
        (await IdsAsync(_panel.Lead, $"{{ openingId: \"{_panel.OpeningId}\" }}")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, $"{{ interviewerId: \"{GlobalId.Of(_panel.Ben.Person!.Value)}\" }}")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, "{ interviewerId: \"garbage\" }")).ShouldBeEmpty();
        (await IdsAsync(_panel.Ben, "{ mine: true }")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, "{ mine: true }")).ShouldBeEmpty();
        (await IdsAsync(_panel.Lead, "{ submittedAfter: \"2026-03-02T09:30:00Z\" }")).ShouldBe([second]);
        (await IdsAsync(_panel.Lead, "{ updatedAfter: \"2026-03-02T10:30:00Z\", statuses: [WITHDRAWN, SUBMITTED] }")).ShouldBe([first]);
    }

    [Fact]
    public async Task The_newest_comes_first_and_pages_pass_over_none()
    {
        var submitted = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            submitted.Add(await SubmitAsync(_panel.Ann, await _panel.ApplyAsync($"Candidate {i}")));
            _bench.Time.Advance(TimeSpan.FromMinutes(i % 2)); // Some at the same instant.
        }

        var seen = new List<string>();
        string? after = null;
        do
        {
            var page = await _bench.OneAsync(
                _panel.Lead, "query($after: String) { scorecards(first: 2, after: $after) { totalCount nodes { id } pageInfo { endCursor hasNextPage } } }", new { after });
            page.GetProperty("totalCount").GetInt32().ShouldBe(5);
            seen.AddRange(page.GetProperty("nodes").EnumerateArray().Select(IdOf));
            after = page.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean() ? page.GetProperty("pageInfo").GetProperty("endCursor").GetString() : null;
        }
        while (after is not null);

        seen.ShouldBe(submitted, ignoreOrder: true);
        seen.Distinct().Count().ShouldBe(5);
        var times = (await _bench.OneAsync(_panel.Lead, "{ scorecards { nodes { submittedAt } } }")).GetProperty("nodes").EnumerateArray()
            .Select(it => it.GetProperty("submittedAt").GetString()!).ToList();
        times.ShouldBe(times.OrderDescending(StringComparer.Ordinal));
        (await _bench.OneAsync(_panel.Lead, "{ scorecards(last: 2) { nodes { id } } }")).GetProperty("nodes").EnumerateArray().Select(IdOf).ShouldBe(seen[^2..]);
    }

    private static string IdOf(JsonElement scorecard) => scorecard.GetProperty("id").GetString()!;

    private async Task<JsonElement> ListAsync(Viewer viewer, string filter = "{}") =>
        await _bench.OneAsync(viewer, $"{{ scorecards(filter: {filter}) {{ totalCount nodes {{ id }} }} }}");

    private async Task<string> SubmitAsync(Viewer viewer, string application)
    {
        var payload = await _panel.SubmitAsync(viewer, await _panel.ScheduleAsync(viewer, application));
        payload.Refusals().ShouldBeEmpty();
        return IdOf(payload.GetProperty("scorecard"));
    }

    private async Task OpenDebriefAsync(string applicationId)
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        var application = (await session.LoadAsync<Application>(GlobalId.Parse<ApplicationId>(applicationId)!.Value.Value))!;
        session.UpdateRevision(application with { DebriefOpenedAt = _bench.Time.GetUtcNow() }, application.Version + 1);
        await session.SaveChangesAsync();
    }
}
