namespace InterviewKit.Shared;

/// <summary>
/// Documents that a request reads once each, and once more after each command, whichever of its fields asks first. Not thread safe, as requests are not.
/// </summary>
/// <param name="commands">The request's commands.</param>
/// <param name="load">Loads those that are not remembered.</param>
/// <param name="idOf">A document's id.</param>
internal sealed class RememberedDocuments<TId, T>(
    CommandCount commands, Func<IReadOnlyList<TId>, CancellationToken, Task<IReadOnlyList<T>>> load, Func<T, TId> idOf)
    where TId : notnull
    where T : class
{
    private readonly Dictionary<TId, T?> _known = [];
    private int _readAt;

    /// <summary>The documents with those ids; null for one that there is not.</summary>
    public async ValueTask<Func<TId, T?>> LoadAsync(IEnumerable<TId> ids, CancellationToken cancellationToken)
    {
        ForgetOlder();
        var missing = ids.Where(id => !_known.ContainsKey(id)).Distinct().ToList();
        if (missing.Count > 0)
        {
            Remember(missing, await load(missing, cancellationToken));
        }

        return id => _known[id];
    }

    /// <summary>Takes over what was read in another way.</summary>
    /// <param name="asked">The ids that were looked for.</param>
    /// <param name="found">What there was of them.</param>
    public void Remember(IEnumerable<TId> asked, IEnumerable<T> found)
    {
        ForgetOlder();
        foreach (var id in asked)
        {
            _known[id] = null;
        }

        foreach (var document in found)
        {
            _known[idOf(document)] = document;
        }
    }

    private void ForgetOlder()
    {
        if (_readAt != commands.Value)
        {
            _known.Clear();
            _readAt = commands.Value;
        }
    }
}
