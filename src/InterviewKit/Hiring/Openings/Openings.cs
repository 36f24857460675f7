using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Reads openings as the viewer may see them.</summary>
internal sealed class Openings(IQuerySession session, HiringHorizon horizon)
{
    /// <summary>The openings with those ids, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<Opening?>> LoadAsync(IReadOnlyList<OpeningId?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<OpeningId>().Distinct().Select(id => id.Value).ToList();
        if (wanted.Count == 0)
        {
            return new Opening?[ids.Count];
        }

        var sight = await horizon.GetAsync(cancellationToken);
        var found = (await session.LoadManyAsync<Opening>(wanted, cancellationToken)).Where(sight.Sees).ToDictionary(opening => opening.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }

    /// <summary>The opening with that key; null where there is none that the viewer may see.</summary>
    public async Task<Opening?> LoadAsync(string key, CancellationToken cancellationToken) =>
        (await LoadAsync([NodeKeys.Parse<OpeningId>(key)], cancellationToken))[0];
}
