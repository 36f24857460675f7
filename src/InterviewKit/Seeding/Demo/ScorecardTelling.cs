using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>Whose scorecard is told, of what, and when it came in.</summary>
internal sealed record CardOf(DateTimeOffset At, Interview Interview, Person Interviewer, Opening Opening);

/// <summary>Tells a scorecard as its author would have submitted it, before anybody had seen another's.</summary>
internal static class ScorecardTelling
{
    public static void Tell(SeedFile file, DemoStage stage, DemoStory story, ScorecardEntry entry, CardOf card)
    {
        var (at, interview, interviewer, opening) = card;
        if (at > stage.Now)
        {
            file.Problem(entry.Lines.Of("submitted"), "The scorecard would come in after the moment of loading.");
        }

        var input = new SubmitScorecardInput(
            GlobalId.Of(interview.Id),
            entry.Recommendation,
            entry.Summary,
            [.. entry.Ratings.Select(rating => rating.ToInput())],
            IdempotencyKey: null);
        var facts = new SubmitScorecard.Facts(
            interview,
            interview.QuestionSetVersionId is null ? null : stage.QuestionSets.Values.First(version => version.Id == interview.QuestionSetVersionId),
            stage.Dimensions,
            stage.Roles[opening.RoleKey],
            new Receipt(Known: true, Independent: true, LastExposure: 0));
        var errors = SubmitScorecard.Check(input, facts, interviewer.Viewer(stage.Workspace));
        foreach (var error in errors)
        {
            file.Problem(entry.LineOf(error.Path), error);
        }

        if (errors.Count > 0)
        {
            return;
        }

        var submitted = SubmitScorecard.Decide(input, facts, revision: 1, at);
        var told = new ToldScorecard(submitted, new ScorecardText
        {
            Id = ScorecardText.IdOf(ScorecardId.Of(interview.Id), submitted.Revision),
            Summary = entry.Summary,
            Evidence = [.. entry.Ratings.Select(rating => rating.Evidence)],
        });
        var application = GlobalId.Of(interview.ApplicationId);
        if (entry.Amended is { } amendment)
        {
            told = Amend(file, stage, story, amendment, told, card, facts);
        }

        if (entry.Withdrawn is { } withdrawal)
        {
            told = Withdraw(file, stage, story, withdrawal, told, card);
        }

        story.Scorecards.Add(told);
        story.Deeds.Add(new DemoDeed(
            at,
            interviewer.Actor(stage.Workspace),
            "submitScorecard",
            GlobalId.Of(told.Id),
            application,
            (ChangeType.ScorecardSubmitted, GlobalId.Of(told.Id)),
            (ChangeType.InterviewChanged, GlobalId.Of(interview.Id)),
            (ChangeType.ProfileUpdated, application)));
    }

    /// <summary>What its author was shown meanwhile is not told, so its receipt says as much as the first one's.</summary>
    private static ToldScorecard Amend(
        SeedFile file, DemoStage stage, DemoStory story, AmendmentEntry entry, ToldScorecard told, CardOf card, SubmitScorecard.Facts facts)
    {
        var at = card.At.AddHours(entry.After);
        if (at > stage.Now)
        {
            file.Problem(entry.Lines.Of("after"), "The scorecard would be amended after the moment of loading.");
        }

        var scorecard = told.Scorecard;
        var input = new AmendScorecardInput(
            GlobalId.Of(told.Id),
            scorecard.Current.Number,
            entry.Reason,
            entry.Recommendation,
            entry.Summary,
            [.. entry.Ratings.Select(rating => rating.ToInput())],
            IdempotencyKey: null);
        var errors = AmendScorecard.Check(input, scorecard, facts, card.Interviewer.Viewer(stage.Workspace));
        foreach (var error in errors)
        {
            file.Problem(entry.LineOf(error.Path), error);
        }

        if (errors.Count > 0)
        {
            return told;
        }

        var application = GlobalId.Of(card.Interview.ApplicationId);
        story.Deeds.Add(new DemoDeed(
            at,
            card.Interviewer.Actor(stage.Workspace),
            "amendScorecard",
            GlobalId.Of(told.Id),
            application,
            (ChangeType.ScorecardAmended, GlobalId.Of(told.Id)),
            (ChangeType.ProfileUpdated, application)));
        var amended = AmendScorecard.Decide(input, scorecard, facts, at);
        return told with { Amended = (amended, ScorecardContent.Words(input, told.Id, amended.Revision) with { Reason = entry.Reason }) };
    }

    private static ToldScorecard Withdraw(
        SeedFile file, DemoStage stage, DemoStory story, WithdrawalEntry entry, ToldScorecard told, CardOf card)
    {
        var at = card.At.AddHours(entry.After);
        if (at > stage.Now)
        {
            file.Problem(entry.Lines.Of("after"), "The scorecard would be withdrawn after the moment of loading.");
        }

        var input = new WithdrawScorecardInput(GlobalId.Of(told.Id), told.Scorecard.Current.Number, entry.Reason, IdempotencyKey: null);
        foreach (var error in WithdrawScorecard.Check(input, told.Scorecard, card.Interviewer.Viewer(stage.Workspace)))
        {
            file.Problem(entry.Lines.Of("reason"), error);
        }

        var application = GlobalId.Of(card.Interview.ApplicationId);
        story.Deeds.Add(new DemoDeed(
            at,
            card.Interviewer.Actor(stage.Workspace),
            "withdrawScorecard",
            GlobalId.Of(told.Id),
            application,
            (ChangeType.ScorecardWithdrawn, GlobalId.Of(told.Id)),
            (ChangeType.InterviewChanged, GlobalId.Of(card.Interview.Id)),
            (ChangeType.ProfileUpdated, application)));
        return told with
        {
            Withdrawn = (
                WithdrawScorecard.Decide(told.Scorecard, card.Interviewer.Id, at),
                new WithdrawalText { Id = WithdrawalText.IdOf(told.Id, told.Scorecard.Current.Number), Reason = entry.Reason }),
        };
    }
}
