using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests.Scorecards;

/// <summary>Scorecards that were written in another system.</summary>
public sealed class ImportingTests : IAsyncLifetime
{
    private static readonly Viewer Integrator = Workbench.Key(Scope.HiringRead, Scope.ScorecardsRead, Scope.ScorecardsWrite);

    private Workbench _bench = null!;
    private Panel _panel = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task With_an_application_it_brings_a_completed_interview_along()
    {
        var payload = await _bench.DoneAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z"));

        payload.GetProperty("created").GetBoolean().ShouldBeTrue();
        var scorecard = payload.GetProperty("scorecard");
        scorecard.GetProperty("origin").GetString().ShouldBe("IMPORTED");
        scorecard.GetProperty("submittedAt").GetString().ShouldBe("2026-02-20T15:00:00.000Z");
        scorecard.GetProperty("updatedAt").GetString().ShouldBe("2026-03-02T09:00:00.000Z"); // When it came, for who asks what is new.
        scorecard.GetProperty("interview").GetProperty("status").GetString().ShouldBe("COMPLETED");
        scorecard.GetProperty("interview").GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Ann Smith");
        scorecard.GetProperty("receipt").GetProperty("known").GetBoolean().ShouldBeFalse();
        scorecard.GetProperty("receipt").GetProperty("independent").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task With_an_interview_it_completes_that_one()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);

        var scorecard = (await _bench.DoneAsync(Integrator, "importScorecard", Import("2026-03-02T08:00:00Z", interviewId: interview))).GetProperty("scorecard");

        scorecard.GetProperty("interview").GetProperty("id").GetString().ShouldBe(interview);
        (await _panel.ScorecardsAsync(_panel.Ann)).Authors.ShouldBe(["Ann Smith"]);
        (await _panel.SubmitAsync(_panel.Ann, interview)).Refusals().ShouldBe(["AlreadySubmitted input.interviewId"]);
    }

    [Fact]
    public async Task It_counts_as_independent_if_it_was_written_before_its_author_was_first_shown_anything_here()
    {
        await _panel.SubmitAsync(_panel.Ben, await _panel.ScheduleAsync(_panel.Ben));
        await _panel.ScorecardsAsync(_panel.Lead); // The lead reads Ben's at 9:00.
        _bench.Time.Advance(TimeSpan.FromHours(1));

        async Task<JsonElement> ReceiptAsync(string submittedAt) =>
            (await _bench.DoneAsync(Integrator, "importScorecard", Import(submittedAt, author: _panel.Lead.Email))).GetProperty("scorecard").GetProperty("receipt");

        (await ReceiptAsync("2026-03-02T08:59:00Z")).GetProperty("independent").GetBoolean().ShouldBeTrue();
        var after = await ReceiptAsync("2026-03-02T09:01:00Z");
        after.GetProperty("independent").GetBoolean().ShouldBeFalse();
        after.GetProperty("exposures").EnumerateArray().Single().GetProperty("kind").GetString().ShouldBe("SCORECARD");
    }

    [Fact]
    public async Task An_external_reference_takes_effect_once_whatever_is_sent_at_once()
    {
        var refs = new object[] { new { system = "greenhouse", id = "sc-1" }, new { system = "lever", id = "f-9" } };

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => _bench.DoneAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", refs: refs))));

        answers.Count(answer => answer.GetProperty("created").GetBoolean()).ShouldBe(1);
        answers.Select(answer => answer.GetProperty("scorecard").GetProperty("id").GetString()).Distinct().ShouldHaveSingleItem();
        answers[0].GetProperty("scorecard").GetProperty("externalRefs").EnumerateArray().Select(it => $"{it.GetProperty("system")} {it.GetProperty("id")}")
            .ShouldBe(["greenhouse sc-1", "lever f-9"]);
        var found = await _bench.OneAsync(Integrator, """{ scorecard(externalRef: { system: "lever", id: "f-9" }) { origin } }""");
        found.GetProperty("origin").GetString().ShouldBe("IMPORTED");
    }

    [Fact]
    public async Task Words_may_be_few_for_they_were_written_by_other_rules_but_scores_are_ours()
    {
        var bare = new object[] { new { dimensionKey = "ownership", score = 4 } };
        await _bench.DoneAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", ratings: bare, summary: ""));

        (await _bench.SendAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", ratings: [new { dimensionKey = "ownership", score = 9 }]))).Refusals()
            .ShouldBe(["ScoreOutOfRange input.ratings.0.score"]);
    }

    [Fact]
    public async Task All_that_is_wrong_with_an_import_is_said_at_once()
    {
        var payload = await _bench.SendAsync(Integrator, "importScorecard", Import(
            "2026-03-02T09:30:00Z",
            author: "nobody@example.com",
            ratings: [new { dimensionKey = "owner", score = 0 }, new { dimensionKey = "trade-offs", assessment = "NOT_ASKED", score = 2 }],
            refs: [new { system = " ", id = "1" }]));

        payload.Refusals().ShouldBe(
        [
            "NotFound input.author",
            "InvalidInput input.submittedAt",
            "UnknownKey input.ratings.0.dimensionKey",
            "ScoreOutOfRange input.ratings.0.score",
            "InvalidInput input.ratings.1.score",
            "InvalidInput input.externalRefs.0.system",
        ]);
    }

    [Fact]
    public async Task It_names_an_interview_or_an_application_and_the_interviews_own_author()
    {
        var interview = await _panel.ScheduleAsync(_panel.Ann);

        (await _bench.SendAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", interviewId: interview, author: _panel.Ben.Email))).Refusals()
            .ShouldBe(["InvalidInput input.author"]);
        (await _bench.SendAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", interviewId: interview, both: true))).Refusals().ShouldBe(["InvalidInput input"]);
        (await _bench.SendAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", interviewId: "garbage"))).Refusals().ShouldBe(["NotFound input.interviewId"]);
        await _bench.DoneAsync(_panel.Lead, "cancelInterview", new { id = interview, reason = "No room." });
        (await _bench.SendAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z", interviewId: interview))).Refusals().ShouldBe(["WrongState input.interviewId"]);
    }

    [Fact]
    public async Task Its_author_may_amend_it_here_which_gives_a_receipt_that_is_known()
    {
        var scorecard = (await _bench.DoneAsync(Integrator, "importScorecard", Import("2026-02-20T15:00:00Z"))).GetProperty("scorecard").GetProperty("id").GetString();

        var amended = (await _bench.DoneAsync(_panel.Ann, "amendScorecard", new
        {
            scorecardId = scorecard,
            expectedRevision = 1,
            reason = "The import lost a dimension.",
            recommendation = "YES",
            summary = "Knew the queue's numbers by heart.",
            ratings = PanelCommands.Ratings(5),
        })).GetProperty("scorecard");

        amended.GetProperty("origin").GetString().ShouldBe("IMPORTED");
        amended.GetProperty("receipt").GetProperty("known").GetBoolean().ShouldBeTrue();
    }

    private object Import(
        string submittedAt, string? interviewId = null, string? author = null, object[]? ratings = null, object[]? refs = null, string summary = "Strong.", bool both = false) => new
        {
            interviewId,
            application = interviewId is null || both ? new { id = _panel.ApplicationId } : null,
            author = new { email = author ?? _panel.Ann.Email },
            submittedAt,
            recommendation = "YES",
            summary,
            ratings = ratings ?? PanelCommands.Ratings(),
            externalRefs = refs ?? [],
        };
}
