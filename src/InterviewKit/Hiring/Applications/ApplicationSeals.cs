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
        var openingIds = applications.Select(application => application.OpeningId.Value).Distinct();
        var openings = (await session.LoadManyAsync<Opening>(openingIds, cancellationToken)).ToDictionary(opening => opening.Id);
        var applicationIds = applications.Select(application => application.Id).ToList();
        var interviews = (await session.Query<Interview>()
            .Where(interview => applicationIds.Contains(interview.ApplicationId))
            .ToListAsync(cancellationToken)).ToLookup(interview => interview.ApplicationId);
        return [.. applications.Select(application =>
        {
            var own = interviews[application.Id].ToList();
            var facts = new SealFacts(
                openings[application.OpeningId].Facts(),
                own.ConvertAll(interview => interview.Facts()),
                application.DebriefOpenedAt is not null,
                application.PanelCompletedAt is not null);
            return new SealedApplication(application, openings[application.OpeningId], own, Seal.Of(viewer, facts));
        })];
    }
}

/// <summary>An application with what its seal was decided on.</summary>
internal sealed record SealedApplication(Application Application, Opening Opening, IReadOnlyList<Interview> Interviews, SealState State);
