using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.QuestionSets;

/// <summary>Reads question sets and their versions as the viewer may see them.</summary>
internal sealed class QuestionSetLibrary(IQuerySession session, KnownDocuments<QuestionSetVersion> versions, Viewer viewer)
{
    private static readonly KeysetOrder<QuestionSet> ByName = new(
        "question-set-name",
        sets => sets.OrderBy(set => set.Name).ThenBy(set => set.Key),
        sets => sets.OrderByDescending(set => set.Name).ThenByDescending(set => set.Key),
        set => [set.Name, set.Key],
        typeof(string),
        typeof(string));

    public Task<Connection<QuestionSet>> PageAsync(QuestionSetFilter filter, PageRequest page, CancellationToken cancellationToken) =>
        ByName.PageAsync(filter.Apply(session.Query<QuestionSet>(), viewer), page, cancellationToken);

    /// <summary>The sets with those keys, in that order; null where there is none that the viewer may see.</summary>
    public async Task<IReadOnlyList<QuestionSet?>> LoadAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
    {
        var found = (await session.LoadManyAsync<QuestionSet>(keys.Distinct(StringComparer.Ordinal), cancellationToken))
            .Where(set => set.MayBeSeenBy(viewer))
            .ToDictionary(set => set.Key, StringComparer.Ordinal);
        return [.. keys.Select(found.GetValueOrDefault)];
    }

    /// <summary>
    /// The versions with those ids, in that order; null where there is none. What pins a version has asked whether the viewer may see
    /// it; <c>node</c> asks for each.
    /// </summary>
    public async Task<IReadOnlyList<QuestionSetVersion?>> LoadVersionsAsync(IReadOnlyList<string?> ids, CancellationToken cancellationToken)
    {
        var wanted = ids.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var found = wanted.Count == 0
            ? []
            : (await versions.LoadAsync(session, wanted, cancellationToken)).ToDictionary(version => version.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => id is null ? null : found.GetValueOrDefault(id))];
    }

    /// <summary>The published versions of those sets, newest first.</summary>
    public async Task<ILookup<string, QuestionSetVersion>> HistoriesAsync(IReadOnlyList<string> setKeys, CancellationToken cancellationToken)
    {
        var published = await session.Query<QuestionSetVersion>()
            .Where(version => setKeys.Contains(version.SetKey!) && version.Number > 0)
            .OrderByDescending(version => version.Number)
            .ToListAsync(cancellationToken);
        return published.ToLookup(version => version.SetKey!, StringComparer.Ordinal);
    }
}
