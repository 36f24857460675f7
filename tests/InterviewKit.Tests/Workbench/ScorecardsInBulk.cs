using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests;

/// <summary>Many completed interviews at once, as the commands would have left them.</summary>
internal static class ScorecardsInBulk
{
    /// <summary>Each of the people interviewed each of the applications, and scored the bank's two dimensions of a developer.</summary>
    public static async Task WriteAsync(Workbench bench, IReadOnlyList<string> applicationIds, IReadOnlyList<Viewer> interviewers)
    {
        var now = bench.Time.GetUtcNow();
        await using var session = bench.Store.LightweightSession(Workbench.Workspace);
        var applications = await session.LoadManyAsync<Application>(applicationIds.Select(id => GlobalId.Parse<ApplicationId>(id)!.Value.Value));
        foreach (var (application, a) in applications.OrderBy(application => application.CreatedAt).Select((application, index) => (application, index)))
        {
            foreach (var (interviewer, i) in interviewers.Select((interviewer, index) => (interviewer, index)))
            {
                var interview = new Interview
                {
                    Id = new InterviewId(Guid.CreateVersion7()),
                    ApplicationId = application.Id,
                    OpeningId = application.OpeningId,
                    CandidateId = application.CandidateId,
                    InterviewerId = interviewer.Person!.Value,
                    Status = InterviewStatus.Completed,
                    FocusKeys = ["ownership", "trade-offs"],
                    ScheduledAt = now,
                    Minutes = 60,
                };
                session.Insert(interview);
                var submitted = new ScorecardSubmitted
                {
                    InterviewId = interview.Id,
                    ApplicationId = application.Id,
                    OpeningId = application.OpeningId,
                    InterviewerId = interview.InterviewerId,
                    Revision = 1,
                    Origin = ScorecardOrigin.Entered,
                    Recommendation = Recommendation.Yes,
                    Ratings = [.. interview.FocusKeys.Select((key, d) => new RatingGiven(key, 1, null, null, Assessment.Scored, 1 + ((a + i + d) % 5)))],
                    RoleKey = "developer",
                    RoleVersion = 1,
                    Receipt = new Receipt(Known: true, Independent: true, LastExposure: 0),
                    At = now,
                };
                session.Events.StartStream<Scorecard>(ScorecardId.Of(interview.Id).Value, submitted);
                session.Insert(new ScorecardText { Id = ScorecardText.IdOf(ScorecardId.Of(interview.Id), 1), Summary = "Heard and written down.", Evidence = ["Owned it.", "Weighed it."] });
            }
        }

        await session.SaveChangesAsync();
    }
}
