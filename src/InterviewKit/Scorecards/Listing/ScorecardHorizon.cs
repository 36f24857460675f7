using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>
/// Finds which applications' scorecards the viewer may see, without asking about each of the workspace: whoever sees all but what concerns
/// them is asked about what concerns them, all others about what they see of hiring at all.
/// </summary>
internal sealed class ScorecardHorizon(IQuerySession session, HiringHorizon horizon, Viewer viewer)
{
    public async Task<ScorecardSight> GetAsync(CancellationToken cancellationToken)
    {
        var sight = await horizon.GetAsync(cancellationToken);
        var concerned = (await ConcerningAsync(sight, cancellationToken)).Where(sight.Sees).ToList();
        var seals = await ApplicationSeals.ReadAsync(session, viewer, concerned, cancellationToken);
        var open = seals.Where(seal => seal.State == SealState.Open).Select(seal => seal.Application.Id).ToList();
        var hidden = seals.Where(seal => !seal.ShowsOwn).Select(seal => seal.Application.Id).ToList();
        if (!sight.All)
        {
            return new ScorecardSight(viewer.Person, AllBut: false, open, hidden);
        }

        if (viewer.Person is null || viewer.Is(PersonRole.Admin))
        {
            var selves = await OfAsync(sight.Self, cancellationToken);
            return new ScorecardSight(viewer.Person, AllBut: true, [.. concerned.Select(it => it.Id).Except(open), .. selves.Select(it => it.Id)], hidden);
        }

        // A recruiter: what is open to them as a member, and every debrief that was opened elsewhere.
        var elsewhere = (await session.Query<Application>().Where(application => application.DebriefOpenedAt != null).ToListAsync(cancellationToken))
            .Where(sight.Sees)
            .Select(application => application.Id)
            .Except(concerned.Select(it => it.Id));
        return new ScorecardSight(viewer.Person, AllBut: false, [.. open, .. elsewhere], hidden);
    }

    /// <summary>The applications in which it matters who the viewer is.</summary>
    private async Task<IReadOnlyList<Application>> ConcerningAsync(HiringSight sight, CancellationToken cancellationToken)
    {
        var openings = sight.PanelOpenings.ToList();
        var applications = sight.InterviewedApplications.Select(id => id.Value).ToList();
        if (sight.All)
        {
            foreach (var person in new[] { viewer.Person, viewer.KeyCreator }.OfType<PersonId>().Distinct())
            {
                var interviews = await session.Query<Interview>()
                    .Where(interview => interview.InterviewerId == person || interview.EarlierInterviewerIds.Contains(person))
                    .ToListAsync(cancellationToken);
                applications.AddRange(interviews.Select(interview => interview.ApplicationId.Value));
            }
        }

        if (sight.All && viewer.Person is { } self && !viewer.Is(PersonRole.Admin))
        {
            openings.AddRange((await session.Query<Opening>().Where(opening => opening.PanelIds.Contains(self)).ToListAsync(cancellationToken))
                .Select(opening => opening.Id));
        }

        var onPanel = openings.Count == 0
            ? []
            : await session.Query<Application>().Where(application => openings.Contains(application.OpeningId)).ToListAsync(cancellationToken);
        var interviewed = await session.LoadManyAsync<Application>(applications.Distinct(), cancellationToken);
        return [.. onPanel.Concat(interviewed).DistinctBy(application => application.Id)];
    }

    private async Task<IReadOnlyList<Application>> OfAsync(HashSet<CandidateId> candidates, CancellationToken cancellationToken)
    {
        var ids = candidates.ToList();
        return ids.Count == 0
            ? []
            : await session.Query<Application>().Where(application => ids.Contains(application.CandidateId)).ToListAsync(cancellationToken);
    }
}
