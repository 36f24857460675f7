using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Hiring;

/// <summary>Who may do what with interviews and scorecards: each command asked by everybody. What may not be seen is answered like what is not there.</summary>
public sealed class InterviewRightsTests : IAsyncLifetime
{
    private Workbench _bench = null!;
    private Panel _panel = null!;
    private Dictionary<string, Viewer> _people = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _panel = await Panel.StartAsync(_bench);
        _people = new Dictionary<string, Viewer>(StringComparer.Ordinal)
        {
            ["interviewer"] = _panel.Ann,
            ["other interviewer"] = _panel.Ben,
            ["lead"] = _panel.Lead,
            ["recruiter"] = await _bench.PersonAsync("Rita Recruiter", PersonRole.Recruiter),
            ["admin"] = await _bench.PersonAsync("Ada Admin", PersonRole.Admin),
            ["lead elsewhere"] = await _bench.PersonAsync("Leo Elsewhere", PersonRole.PanelLead),
            ["outsider"] = _panel.Outsider,
            ["key that writes"] = Workbench.Key(Scope.HiringRead, Scope.HiringWrite),
            ["key that reads"] = Workbench.Key(Scope.HiringRead, Scope.ScorecardsRead),
            ["key that imports"] = Workbench.Key(Scope.HiringRead, Scope.ScorecardsRead, Scope.ScorecardsWrite),
            ["key of another workspace"] = Workbench.Key("another", Enum.GetValues<Scope>()),
        };
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Theory]
    [InlineData("startInterview", "interviewer", "NotYourInterview")]
    [InlineData("finishInterview", "interviewer", "NotYourInterview")]
    [InlineData("saveScorecardDraft", "interviewer", "NotYourInterview")]
    [InlineData("submitScorecard", "interviewer", "NotYourInterview")]
    [InlineData("markNoShow", "lead, recruiter, admin, key that writes", "Forbidden")]
    [InlineData("cancelInterview", "lead, recruiter, admin, key that writes", "Forbidden")]
    [InlineData("rescheduleInterview", "lead, recruiter, admin, key that writes", "Forbidden")]
    [InlineData("reassignInterview", "lead, recruiter, admin, key that writes", "Forbidden")]
    [InlineData("withdrawApplication", "lead, recruiter, admin, key that writes", "Forbidden")]
    public async Task A_command_is_for_those_whom_it_concerns(string mutation, string allowed, string refusal)
    {
        string[] blind = ["lead elsewhere", "outsider", "key of another workspace"];
        foreach (var (who, viewer) in _people)
        {
            var (application, interview) = await FreshAsync();
            if (mutation == "finishInterview")
            {
                await _bench.DoneAsync(_panel.Ann, "startInterview", new { id = interview });
            }

            var refusals = (await _bench.SendAsync(viewer, mutation, InputOf(mutation, application, interview))).Refusals();

            var answer = refusals.Length == 0 ? "done" : refusals[0].Split(' ')[0];
            var expected = blind.Contains(who) ? "NotFound" : allowed.Split(", ").Contains(who) ? "done" : refusal;
            answer.ShouldBe(expected, $"{mutation} by {who}");
        }
    }

    [Fact]
    public async Task An_amendment_is_for_the_author_and_a_sealed_scorecard_is_not_there()
    {
        foreach (var (who, viewer) in _people.Where(it => it.Key != "interviewer"))
        {
            var (_, interview) = await FreshAsync();
            var scorecard = (await _panel.SubmitAsync(_panel.Ann, interview)).GetProperty("scorecard").GetProperty("id").GetString();

            var refusals = (await _bench.SendAsync(viewer, "amendScorecard", new
            {
                scorecardId = scorecard,
                expectedRevision = 1,
                reason = "I know better.",
                recommendation = "NO",
                summary = "Knew the queue's numbers by heart.",
                ratings = PanelCommands.Ratings(),
            })).Refusals();

            string[] seeing = ["lead", "admin", "key that reads", "key that imports"];
            refusals.ShouldBe([seeing.Contains(who) ? "Forbidden input.scorecardId" : "NotFound input.scorecardId"], who);
        }
    }

    [Fact]
    public async Task An_import_is_for_administrators_and_keys_that_write_scorecards()
    {
        foreach (var (who, viewer) in _people)
        {
            var (application, _) = await FreshAsync();

            var refusals = (await _bench.SendAsync(viewer, "importScorecard", new
            {
                application = new { id = application },
                author = new { email = _panel.Ben.Email },
                submittedAt = "2026-03-01T10:00:00Z",
                recommendation = "YES",
                summary = "",
                ratings = PanelCommands.Ratings(),
            })).Refusals();

            refusals.ShouldBe(who switch
            {
                "admin" or "key that imports" => [],
                "key of another workspace" => ["NotFound input.application"],
                _ => ["Forbidden "],
            }, who);
        }
    }

    [Fact]
    public async Task What_is_not_there_is_answered_like_what_may_not_be_seen()
    {
        var (_, interview) = await FreshAsync();
        string[] mutations = ["startInterview", "finishInterview", "markNoShow", "cancelInterview", "rescheduleInterview", "reassignInterview", "discardScorecardDraft"];
        foreach (var mutation in mutations)
        {
            var unseen = await _bench.SendAsync(_panel.Outsider, mutation, InputOf(mutation, "", interview));
            var absent = await _bench.SendAsync(_panel.Outsider, mutation, InputOf(mutation, "", GlobalId.Of("Interview", Guid.NewGuid().ToString("N"))));

            absent.GetRawText().ShouldBe(unseen.GetRawText(), mutation);
        }
    }

    private static object InputOf(string mutation, string application, string interview) => mutation switch
    {
        "cancelInterview" => new { id = interview, reason = "The loop is shorter." },
        "withdrawApplication" => new { id = application, reason = "Took another offer." },
        "rescheduleInterview" => new { id = interview, minutes = 30 },
        "reassignInterview" => new { id = interview, interviewer = new { email = "ben.jones@example.com" } },
        "saveScorecardDraft" => new { interviewId = interview, ratings = Array.Empty<object>() },
        "submitScorecard" => new { interviewId = interview, recommendation = "YES", summary = "Knew the queue's numbers by heart.", ratings = PanelCommands.Ratings() },
        _ => new { id = interview },
    };

    /// <summary>An application with an interview of Ann's, and one of another application of Ben's, so that he sees something.</summary>
    private async Task<(string Application, string Interview)> FreshAsync()
    {
        var application = await _panel.ApplyAsync($"Candidate {Guid.NewGuid():N}");
        var interview = await _panel.ScheduleAsync(_panel.Ann, application);
        await _panel.ScheduleAsync(_panel.Ben, application);
        return (application, interview);
    }
}
