using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Reads applications as the viewer may see them.</summary>
internal sealed class Applications(IQuerySession session, HiringHorizon horizon)
{
    /// <summary>The applications with those ids, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Application?>> LoadAsync(IReadOnlyList<ApplicationId?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<ApplicationId>().Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Application?[ids.Count];
        }

        var batch = session.CreateBatchQuery();
        var looking = horizon.QueueOfApplications(batch, wanted);
        var loading = batch.LoadMany<Application, ApplicationId>(wanted);
        await batch.Execute(cancellationToken);
        var sight = await looking;
        var found = (await loading).Where(sight.Sees).ToDictionary(application => application.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }

    /// <summary>The application with that key; null where there is none that the viewer may see.</summary>
    public async Task<Application?> LoadAsync(string key, CancellationToken cancellationToken) =>
        (await LoadAsync([NodeKeys.Parse<ApplicationId>(key)], cancellationToken))[0];

    /// <summary>Pages of the applications of each opening that the viewer may see, newest first.</summary>
    public async Task<IReadOnlyList<Connection<Application>>> PagesAsync(
        IReadOnlyList<OpeningId> openings, PageRequest page, CancellationToken cancellationToken)
    {
        var sight = await horizon.GetAsync(cancellationToken);
        var all = await session.Query<Application>()
            .Where(application => openings.Contains(application.OpeningId))
            .OrderByDescending(application => application.CreatedAt)
            .ThenBy(application => application.Id)
            .ToListAsync(cancellationToken);
        var seen = all.Where(sight.Sees).ToLookup(application => application.OpeningId);
        return [.. openings.Select(opening => Connection.Of([.. seen[opening]], page, application => NodeKeys.Of(application.Id)))];
    }

    /// <summary>Their candidates, whom whoever sees the application may see.</summary>
    public async Task<IReadOnlyList<Candidate?>> CandidatesAsync(IReadOnlyList<Application> applications, CancellationToken cancellationToken)
    {
        var ids = applications.Select(application => application.CandidateId.Value).Distinct();
        var found = (await session.LoadManyAsync<Candidate>(ids, cancellationToken)).ToDictionary(candidate => candidate.Id);
        return [.. applications.Select(application => found.GetValueOrDefault(application.CandidateId))];
    }
}
