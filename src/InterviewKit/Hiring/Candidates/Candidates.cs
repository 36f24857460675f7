using InterviewKit.Documents;

namespace InterviewKit.Hiring;

/// <summary>Reads candidates as the viewer may see them: with one of their applications, and never themselves.</summary>
internal sealed class Candidates(IQuerySession session, HiringHorizon horizon)
{
    /// <summary>The candidates with those ids, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Candidate?>> LoadAsync(IReadOnlyList<CandidateId?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<CandidateId>().Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Candidate?[ids.Count];
        }

        var sight = await horizon.GetAsync(cancellationToken);
        var applications = await session.Query<Application>()
            .Where(application => wanted.Contains(application.CandidateId))
            .ToListAsync(cancellationToken);
        var seen = applications.Where(sight.Sees).Select(application => application.CandidateId.Value).Distinct();
        var found = (await session.LoadManyAsync<Candidate>(seen, cancellationToken)).ToDictionary(candidate => candidate.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }
}
