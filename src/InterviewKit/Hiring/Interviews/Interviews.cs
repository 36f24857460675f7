using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Reads interviews as the viewer may see them.</summary>
internal sealed class Interviews(IQuerySession session, HiringHorizon horizon, Viewer viewer, TimeProvider time)
{
    private static readonly KeysetOrder<Interview> Soonest = new(
        "interview-soonest",
        interviews => interviews.OrderBy(interview => interview.OrderedAt).ThenBy(interview => interview.Id),
        interviews => interviews.OrderByDescending(interview => interview.OrderedAt).ThenByDescending(interview => interview.Id),
        interview => [interview.OrderedAt, interview.Id.Value],
        typeof(DateTimeOffset),
        typeof(Guid));

    public async Task<Connection<Interview>> PageAsync(InterviewFilter? filter, PageRequest page, CancellationToken cancellationToken)
    {
        var sight = await horizon.GetAsync(cancellationToken);
        var interviews = sight.Filter(session.Query<Interview>());
        return await Soonest.PageAsync(filter?.Apply(interviews, viewer, time.GetUtcNow()) ?? interviews, page, cancellationToken);
    }

    /// <summary>The interviews with those ids, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Interview?>> LoadAsync(IReadOnlyList<InterviewId?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<InterviewId>().Distinct().ToList();
        if (wanted.Count == 0)
        {
            return new Interview?[ids.Count];
        }

        var batch = session.CreateBatchQuery();
        var looking = horizon.QueueOfInterviews(batch, wanted);
        var loading = batch.LoadMany<Interview, InterviewId>(wanted);
        await batch.Execute(cancellationToken);
        var sight = await looking;
        var found = (await loading).Where(sight.Sees).ToDictionary(interview => interview.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }

    /// <summary>The interview with that key; null where there is none that the viewer may see.</summary>
    public async Task<Interview?> LoadAsync(string key, CancellationToken cancellationToken) =>
        (await LoadAsync([NodeKeys.Parse<InterviewId>(key)], cancellationToken))[0];

    /// <summary>All interviews of each application, soonest first. Who sees an application sees its interviews.</summary>
    public async Task<IReadOnlyList<IReadOnlyList<Interview>>> OfAsync(IReadOnlyList<Application> applications, CancellationToken cancellationToken)
    {
        var ids = applications.Select(application => application.Id).ToList();
        var found = (await session.Query<Interview>()
            .Where(interview => ids.Contains(interview.ApplicationId))
            .OrderBy(interview => interview.OrderedAt)
            .ThenBy(interview => interview.Id)
            .ToListAsync(cancellationToken)).ToLookup(interview => interview.ApplicationId);
        return [.. applications.Select(application => (IReadOnlyList<Interview>)[.. found[application.Id]])];
    }
}
