using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Live;

/// <summary>
/// What a viewer may see of an application, as a mark that changes when any of it does: so a change behind the seal is no change to them, and
/// the seal's lifting is one. It holds versions, no content.
/// </summary>
internal sealed record ApplicationView(string Mark)
{
    /// <summary>What the viewer of the services' scope may see now.</summary>
    public static async Task<ApplicationView> ReadAsync(IServiceProvider services, Application application, CancellationToken cancellationToken)
    {
        var viewer = services.GetRequiredService<Viewer>();
        var session = services.GetRequiredService<IQuerySession>();
        var batch = session.CreateBatchQuery();
        var sealing = ApplicationSeals.Queue(batch, viewer, [application]);
        var id = application.Id;
        var loadingScorecards = batch.Query<Scorecard>().Where(scorecard => scorecard.ApplicationId == id).OrderBy(scorecard => scorecard.Id).ToList();
        var loadingCandidate = batch.Load<Candidate>(application.CandidateId);
        await batch.Execute(cancellationToken);

        var seal = (await sealing)[0];
        var visible = (await loadingScorecards)
            .Where(scorecard => seal.State == SealState.Open || (seal.ShowsOwn && scorecard.InterviewerId == viewer.Person));
        return new ApplicationView(string.Join(
            ' ',
            [
                $"{seal.State}",
                $"application {application.Version}",
                $"opening {seal.Opening.Version}",
                $"candidate {(await loadingCandidate)?.Version}",
                .. seal.Interviews.OrderBy(interview => interview.Id.Value).Select(interview => $"interview {interview.Id.Value:N} {interview.Version}"),
                .. visible.Select(scorecard => $"scorecard {scorecard.Id.Value:N} {scorecard.Version}"),
            ]));
    }
}
