using InterviewKit.Debriefs;
using InterviewKit.Scorecards;
using InterviewKit.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>That the demo is large enough to look at, and still tells what it was written to tell.</summary>
public sealed class DemoStoriesTests
{
    /// <summary>Fewer candidates in common say more about the candidates than about the interviewer.</summary>
    private const int CandidatesInCommonMin = 8;

    /// <summary>In points of a score, on average: what a reader of the calibration page should notice.</summary>
    private const double TemperMin = 0.5;

    [Fact]
    public void It_has_twelve_people_six_openings_forty_applications_and_about_120_scorecards()
    {
        CommittedBank.Demo.People.Count.ShouldBe(12);
        CommittedBank.Demo.Openings.Count.ShouldBe(6);
        CommittedBank.Demo.Applications.Count.ShouldBe(40);
        Scorecards().Count().ShouldBeInRange(110, 130);
    }

    [Fact]
    public void Every_opening_has_an_application_with_a_complete_panel()
    {
        foreach (var opening in CommittedBank.Story.Openings)
        {
            CommittedBank.Story.Applications.ShouldContain(it => it.OpeningId == opening.Id && it.PanelCompletedAt != null, opening.Title);
        }
    }

    [Fact]
    public void One_interviewer_is_severe_and_one_lenient_with_the_candidates_they_share_with_others()
    {
        var tempers = Tempers();

        tempers[0].Difference.ShouldBeLessThanOrEqualTo(-TemperMin, string.Join(", ", tempers));
        tempers[^1].Difference.ShouldBeGreaterThanOrEqualTo(TemperMin, string.Join(", ", tempers));
    }

    [Fact]
    public void Three_points_lie_between_two_interviewers_on_one_candidates_dimension() =>
        Heard()
            .GroupBy(it => (it.Application, it.Dimension))
            .Select(group => (group.Key, Spread: group.Max(it => it.Score) - group.Min(it => it.Score)))
            .ShouldContain(it => it.Spread >= 3, "a strong disagreement");

    [Fact]
    public void One_candidate_was_not_heard_on_most_of_what_was_asked() =>
        Scorecards()
            .GroupBy(it => it.Application, it => it.Scorecard.Ratings)
            .Select(group => group.SelectMany(ratings => ratings).ToList())
            .ShouldContain(ratings => ratings.Count(rating => rating.Assessment == Assessment.Scored) * 2 < ratings.Count, "thin evidence");

    [Fact]
    public void A_scorecard_is_late_while_the_others_of_its_panel_are_in()
    {
        var late = CommittedBank.Story.Interviews.Where(interview => interview.IsLate(CommittedBank.Now)).Select(interview => interview.ApplicationId).ToHashSet();

        CommittedBank.Story.Interviews.ShouldContain(interview => late.Contains(interview.ApplicationId) && interview.ScorecardIn, "a panel that waits for one");
    }

    [Fact]
    public void A_scorecard_was_withdrawn_and_its_interview_waits_for_another()
    {
        var withdrawn = Scorecards().Where(it => it.Scorecard.Withdrawn is not null).ToList();
        var waiting = CommittedBank.Story.Interviews.Where(interview => !interview.ScorecardIn && !interview.CalledOff).Select(interview => interview.Id).ToHashSet();

        withdrawn.ShouldNotBeEmpty();
        CommittedBank.Story.Scorecards
            .Where(scorecard => scorecard.Withdrawn is not null && waiting.Contains(scorecard.Submitted.InterviewId))
            .Count()
            .ShouldBe(withdrawn.Count, string.Join(", ", withdrawn.Select(it => $"{it.File.Name}:{it.Scorecard.Lines.Line}")));
    }

    [Fact]
    public void Debriefs_were_opened_and_led_to_decisions_of_every_kind_one_of_them_twice()
    {
        var decisions = CommittedBank.Story.Decisions.GroupBy(decision => decision.Recorded.ApplicationId).ToList();

        CommittedBank.Story.Applications.Count(application => application.DebriefOpenedAt is not null).ShouldBeInRange(25, 35);
        CommittedBank.Story.Applications.ShouldContain(application => application.DebriefOpenedAt != null && application.DecidedAt == null, "a debrief that goes on");
        decisions.Count.ShouldBeGreaterThanOrEqualTo(25);
        decisions.ShouldContain(history => history.Count() > 1);
        decisions.Select(history => history.Last().Recorded.Outcome).Distinct().Order().ShouldBe(Enum.GetValues<DecisionOutcome>());
    }

    [Fact]
    public void Every_decision_says_why_in_a_few_sentences() =>
        CommittedBank.Story.Decisions
            .Where(decision => Words.Of(decision.Text.Rationale).Count() < 12)
            .Select(decision => $"\"{decision.Text.Rationale}\" is no reason.")
            .ShouldBeEmpty();

    [Fact]
    public void A_decision_is_made_after_every_scorecard_that_it_rests_on()
    {
        var submitted = CommittedBank.Story.Scorecards.ToLookup(scorecard => scorecard.Submitted.ApplicationId, scorecard => scorecard.Submitted.At);

        CommittedBank.Story.Decisions
            .GroupBy(decision => decision.Recorded.ApplicationId)
            .Where(history => history.Max(decision => decision.Recorded.At) < submitted[history.Key].Max())
            .ShouldBeEmpty();
    }

    [Fact]
    public void Every_recommendation_is_given_and_every_scorecard_says_why()
    {
        Scorecards().Select(it => it.Scorecard.Recommendation).Distinct().Order().ShouldBe(Enum.GetValues<Recommendation>());
        Scorecards()
            .SelectMany(it => it.Scorecard.Ratings.Where(rating => rating.Assessment == Assessment.Scored && Words.Of(rating.Evidence).Count() < 4)
                .Select(rating => $"{it.File.Name}:{rating.Lines.Line}: \"{rating.Evidence}\" is no evidence."))
            .ShouldBeEmpty();
    }

    /// <summary>Each interviewer's scores less those of the others of the same panel on the same dimension, on average; the most severe first.</summary>
    private static List<Temper> Tempers()
    {
        var panels = Heard().ToLookup(it => (it.Application, it.Dimension));
        return [.. Heard()
            .Select(own => (Own: own, Others: panels[(own.Application, own.Dimension)].Where(other => other.Interviewer != own.Interviewer).ToList()))
            .Where(it => it.Others.Count > 0)
            .GroupBy(it => it.Own.Interviewer)
            .Where(group => group.Select(it => it.Own.Application).Distinct().Count() >= CandidatesInCommonMin)
            .Select(group => new Temper(group.Key, group.Average(it => it.Own.Score - it.Others.Average(other => other.Score))))
            .OrderBy(temper => temper.Difference)];
    }

    /// <summary>What an interviewer gave a candidate for a dimension, over all questions, and stands by.</summary>
    private static IEnumerable<(string Application, string Dimension, string Interviewer, double Score)> Heard() =>
        from it in Scorecards()
        where it.Scorecard.Withdrawn is null
        from rating in it.Scorecard.Ratings
        where rating.Score is not null
        group rating.Score!.Value by (it.Application, Dimension: rating.Dimension.Value, it.Interviewer) into scores
        select (scores.Key.Application, scores.Key.Dimension, scores.Key.Interviewer, scores.Average());

    private static IEnumerable<(SeedFile File, string Application, string Interviewer, ScorecardEntry Scorecard)> Scorecards() =>
        from application in CommittedBank.Demo.Applications
        from interview in application.Entry!.Interviews
        where interview.Scorecard is not null
        select (application.File, application.Key, interview.Interviewer.Value, interview.Scorecard);

    private sealed record Temper(string Interviewer, double Difference)
    {
        public override string ToString() => FormattableString.Invariant($"{Interviewer} {Difference:+0.00;-0.00}");
    }
}
