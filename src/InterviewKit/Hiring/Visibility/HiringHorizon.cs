using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>How far the viewer sees: read once for a request, and asked for each opening, application and interview.</summary>
internal sealed class HiringHorizon(IQuerySession session, Viewer viewer, CommandCount commands)
{
    private readonly Remembered<HiringSight> _sight = new(commands, cancellationToken => ReadAsync(session, viewer, cancellationToken));

    public ValueTask<HiringSight> GetAsync(CancellationToken cancellationToken) => _sight.GetAsync(cancellationToken);

    private static async Task<HiringSight> ReadAsync(IQuerySession session, Viewer viewer, CancellationToken cancellationToken)
    {
        if (viewer.Person is not { } person)
        {
            return new HiringSight(Permissions.SeesAllHiring(viewer), [], [], [], []);
        }

        var email = viewer.Email;
        var self = await session.Query<Candidate>()
            .Where(candidate => candidate.PersonId == person || candidate.NormalizedEmail == email)
            .Select(candidate => candidate.Id)
            .ToListAsync(cancellationToken);
        if (Permissions.SeesAllHiring(viewer))
        {
            return new HiringSight(All: true, [], [], [], [.. self]);
        }

        var panels = await session.Query<Opening>()
            .Where(opening => opening.PanelIds.Contains(person))
            .Select(opening => opening.Id)
            .ToListAsync(cancellationToken);
        var own = await session.Query<Interview>().Where(interview => interview.InterviewerId == person).ToListAsync(cancellationToken);
        return new HiringSight(
            All: false,
            [.. panels],
            [.. own.Select(interview => interview.OpeningId)],
            [.. own.Select(interview => interview.ApplicationId)],
            [.. self]);
    }
}
