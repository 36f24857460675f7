using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Profiles;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Scorecards;

public sealed class WithdrawingTests : IAsyncLifetime
{
    private const string Withdraw = """
        mutation($input: WithdrawScorecardInput!) { withdrawScorecard(input: $input) {
          scorecard { id status revision interview { status } } errors { code path ... on VersionConflict { currentVersion } } } }
        """;

    private Workbench _bench = null!;
    private Panel _panel = null!;
    private string _interview = null!;
    private string _scorecard = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
        _interview = await _panel.ScheduleAsync(_panel.Ann);
        var bens = await _panel.ScheduleAsync(_panel.Ben);
        _scorecard = (await _panel.SubmitAsync(_panel.Ann, _interview)).GetProperty("scorecard").GetProperty("id").GetString()!;
        await _panel.SubmitAsync(_panel.Ben, bens);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task A_withdrawn_scorecard_counts_no_more_and_seals_its_author_again()
    {
        var payload = await WithdrawAsync(_panel.Ann);

        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.GetRawText());
        payload.GetProperty("scorecard").GetProperty("status").GetString().ShouldBe("WITHDRAWN");
        payload.GetProperty("scorecard").GetProperty("interview").GetProperty("status").GetString().ShouldBe("AWAITING_SCORECARD");
        var (seal, authors) = await _panel.ScorecardsAsync(_panel.Ann);
        seal.ShouldBe("OWN_SCORECARD_DUE");
        authors.ShouldBeEmpty();
        (await _panel.ScorecardsAsync(_panel.Lead)).Authors.ShouldBe(["Ben Jones"]);
        (await RatersAsync(_panel.Lead)).ShouldBe(1);
    }

    [Fact]
    public async Task A_new_submit_is_the_next_revision_of_the_same_scorecard_and_only_it_counts()
    {
        await WithdrawAsync(_panel.Ann);

        var again = (await _panel.SubmitAsync(_panel.Ann, _interview, score: 2)).GetProperty("scorecard");

        again.GetProperty("id").GetString().ShouldBe(_scorecard);
        again.GetProperty("revision").GetInt32().ShouldBe(2);
        (await RatersAsync(_panel.Lead)).ShouldBe(2);
        await using var session = _bench.Store.QuerySession(Workbench.Workspace);
        var id = GlobalId.Parse<InterviewId>(_interview)!.Value.Value;
        var folded = await session.Events.AggregateStreamAsync<Scorecard>(id);
        folded!.Revisions.Count.ShouldBe(2);
        System.Text.Json.JsonSerializer.Serialize(folded).ShouldBe(System.Text.Json.JsonSerializer.Serialize(await session.LoadAsync<Scorecard>(id)));
        ProfileBasis.Independent.Choose(folded).Revision.Number.ShouldBe(2);
    }

    [Fact]
    public async Task Its_reason_stands_apart_from_the_event()
    {
        await WithdrawAsync(_panel.Ann);

        await using var words = _bench.Database.DataSource.CreateCommand("select count(*) from mt_doc_withdrawaltext where data ->> 'Reason' = 'I mixed up two candidates.'");
        (await words.ExecuteScalarAsync()).ShouldBe(1L);
        await using var events = _bench.Database.DataSource.CreateCommand("select count(*) from mt_events t where t::text like '%mixed up%'");
        (await events.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task Its_author_and_administrators_withdraw_it_and_nobody_else()
    {
        (await CodeAsync(_panel.Ben)).ShouldBe("FORBIDDEN");
        (await CodeAsync(_panel.Outsider)).ShouldBe("NOT_FOUND");
        (await WithdrawAsync(await _bench.PersonAsync("Ada Admin", PersonRole.Admin))).GetProperty("errors").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_stale_revision_an_empty_reason_and_a_second_withdrawal_are_refused()
    {
        var stale = (await WithdrawAsync(_panel.Ann, revision: 7)).GetProperty("errors")[0];
        (stale.GetProperty("code").GetString(), stale.GetProperty("currentVersion").GetInt32()).ShouldBe(("VERSION_CONFLICT", 1));
        (await WithdrawAsync(_panel.Ann, reason: " ")).GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("INVALID_INPUT");
        await WithdrawAsync(_panel.Ann);
        (await CodeAsync(_panel.Ann)).ShouldBe("WRONG_STATE");
    }

    private async Task<string?> CodeAsync(Viewer viewer) => (await WithdrawAsync(viewer)).GetProperty("errors")[0].GetProperty("code").GetString();

    private Task<System.Text.Json.JsonElement> WithdrawAsync(Viewer viewer, int revision = 1, string reason = "I mixed up two candidates.") =>
        _bench.OneAsync(viewer, Withdraw, new { input = new { scorecardId = _scorecard, expectedRevision = revision, reason } });

    private async Task<int> RatersAsync(Viewer viewer) =>
        (await _bench.OneAsync(viewer, "query($id: ID!) { application(id: $id) { profile { raters } } }", new { id = _panel.ApplicationId }))
            .GetProperty("profile").GetProperty("raters").GetInt32();
}
