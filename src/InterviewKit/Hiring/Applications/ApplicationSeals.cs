using InterviewKit.Access;
using InterviewKit.Documents;

namespace InterviewKit.Hiring;

/// <summary>Brings the facts together that <see cref="Seal"/> decides on.</summary>
internal static class ApplicationSeals
{
    /// <summary>The seal of each application to the viewer, in their order, as the session's transaction sees them.</summary>
    public static async Task<IReadOnlyList<SealedApplication>> ReadAsync(
        IQuerySession session, Viewer viewer, IReadOnlyList<Application> applications, CancellationToken cancellationToken)
    {
        var batch = session.CreateBatchQuery();
        var seals = Queue(batch, viewer, applications);
        await batch.Execute(cancellationToken);
        return await seals;
    }

    /// <summary>The same, with the other reads of a batch: known once that was executed.</summary>
    public static Task<IReadOnlyList<SealedApplication>> Queue(IBatchedQuery batch, Viewer viewer, IReadOnlyList<Application> applications) =>
        Queue(batch, viewer, applications, Task.FromResult(applications));

    /// <summary>The same of the applications as they stand when the batch is executed, whatever they were when they were loaded.</summary>
    public static Task<IReadOnlyList<SealedApplication>> QueueAnew(IBatchedQuery batch, Viewer viewer, IReadOnlyList<Application> applications) =>
        Queue(batch, viewer, applications, batch.LoadMany<Application, ApplicationId>(applications.Select(application => application.Id)));

    private static async Task<IReadOnlyList<SealedApplication>> Queue(
        IBatchedQuery batch, Viewer viewer, IReadOnlyList<Application> applications, Task<IReadOnlyList<Application>> loadingCurrent)
    {
        var applicationIds = applications.Select(application => application.Id).ToList();
        var loadingOpenings = batch.LoadMany<Opening, OpeningId>(applications.Select(application => application.OpeningId));
        var loadingInterviews = batch.Query<Interview>().Where(interview => applicationIds.Contains(interview.ApplicationId)).ToList();
        var current = (await loadingCurrent).DistinctBy(application => application.Id).ToDictionary(application => application.Id);
        var openings = (await loadingOpenings).ToDictionary(opening => opening.Id);
        var interviews = (await loadingInterviews).ToLookup(interview => interview.ApplicationId);
        return [.. applicationIds.Select(id =>
        {
            var application = current[id];
            var opening = openings[application.OpeningId];
            var own = interviews[id].ToList();
            var facts = new SealFacts(
                opening.Facts(),
                own.ConvertAll(interview => interview.Facts()),
                application.DebriefOpenedAt is not null,
                application.PanelCompletedAt is not null);
            return new SealedApplication(application, opening, own, Seal.Of(viewer, facts), Seal.ShowsOwn(viewer, facts));
        })];
    }
}

/// <summary>An application with what its seal was decided on.</summary>
internal sealed record SealedApplication(
    Application Application, Opening Opening, IReadOnlyList<Interview> Interviews, SealState State, bool ShowsOwn);
