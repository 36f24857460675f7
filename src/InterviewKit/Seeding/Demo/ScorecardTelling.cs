using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Questions;
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
            [.. entry.Ratings.Select(rating => new RatingInput(
                rating.Dimension.Value,
                rating.Question is { } question ? GlobalId.Of(Question.NodeType, question.Value) : null,
                rating.Assessment,
                rating.Score,
                rating.Evidence))],
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
}
