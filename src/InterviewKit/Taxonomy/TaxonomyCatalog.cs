using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Taxonomy;

/// <summary>The workspace's roles and dimensions, read once for a request: they are few, and nearly every answer names them.</summary>
public sealed class TaxonomyCatalog(IQuerySession session, KnownTaxonomy known, CommandCount commands)
{
    private readonly Remembered<IReadOnlyList<Role>> _roles = new(commands, cancellationToken => known.Roles.AllAsync(session, cancellationToken));

    private readonly Remembered<IReadOnlyList<Dimension>> _dimensions =
        new(commands, cancellationToken => known.Dimensions.AllAsync(session, cancellationToken));

    /// <summary>The dimensions, by name, with the other reads of a batch: known once that was executed.</summary>
    public async Task<IReadOnlyList<Dimension>> QueueDimensions(IBatchedQuery batch) =>
        _dimensions.Current ?? _dimensions.Remember(await known.Dimensions.QueueAll(batch, session.TenantId));

    /// <summary>The roles, by name, with the other reads of a batch: known once that was executed.</summary>
    public async Task<IReadOnlyList<Role>> QueueRoles(IBatchedQuery batch) =>
        _roles.Current ?? _roles.Remember(await known.Roles.QueueAll(batch, session.TenantId));

    /// <summary>Goes on with the dimensions that a command was decided on, which it left as they were.</summary>
    public void Keep(IReadOnlyList<Dimension> dimensions) => _dimensions.Remember(dimensions);

    /// <summary>By name.</summary>
    public ValueTask<IReadOnlyList<Role>> RolesAsync(CancellationToken cancellationToken) => _roles.GetAsync(cancellationToken);

    /// <summary>By name.</summary>
    public ValueTask<IReadOnlyList<Dimension>> DimensionsAsync(CancellationToken cancellationToken) => _dimensions.GetAsync(cancellationToken);

    public async ValueTask<Role?> RoleAsync(string key, CancellationToken cancellationToken) =>
        (await RolesAsync(cancellationToken)).FirstOrDefault(role => role.Key == key);

    public async ValueTask<Dimension?> DimensionAsync(string key, CancellationToken cancellationToken) =>
        (await DimensionsAsync(cancellationToken)).FirstOrDefault(dimension => dimension.Key == key);

    /// <summary>The dimensions with those keys, in that order.</summary>
    /// <exception cref="InvalidOperationException">One is missing: what refers to a dimension is stored only where it exists.</exception>
    public async ValueTask<IReadOnlyList<Dimension>> DimensionsAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var all = (await DimensionsAsync(cancellationToken)).ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. keys.Select(key => all.TryGetValue(key, out var dimension)
            ? dimension
            : throw new InvalidOperationException($"The dimension \"{key}\" is referred to and missing."))];
    }

    /// <summary>The roles with those keys, in that order.</summary>
    /// <exception cref="InvalidOperationException">One is missing: what refers to a role is stored only where it exists.</exception>
    public async ValueTask<IReadOnlyList<Role>> RolesAsync(IEnumerable<string> keys, CancellationToken cancellationToken)
    {
        var all = (await RolesAsync(cancellationToken)).ToDictionary(role => role.Key, StringComparer.Ordinal);
        return [.. keys.Select(key => all.TryGetValue(key, out var role)
            ? role
            : throw new InvalidOperationException($"The role \"{key}\" is referred to and missing."))];
    }
}
