namespace InterviewKit.Taxonomy;

/// <summary>A role archetype as it stands now. Its earlier versions are <see cref="RoleVersion"/>s.</summary>
public sealed record Role
{
    public const string NodeType = "Role";

    /// <summary>Lower-case words with hyphens; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Counted up by each change.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Summary { get; init; }

    public required IReadOnlyList<string> HireWhen { get; init; }

    public required IReadOnlyList<string> TimeSpentOn { get; init; }

    /// <summary>In the order in which forms and reports show them.</summary>
    public required IReadOnlyList<WeighedDimension> Dimensions { get; init; }

    /// <summary>SHA-256 (hex) of the seed file that this version was loaded from; null once a person has changed it.</summary>
    public string? SeedHash { get; init; }

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Key);
}

/// <summary>A role as it was at one version: immutable, pinned by the scorecards written against it.</summary>
public sealed record RoleVersion
{
    /// <summary><c>key/version</c>.</summary>
    public required string Id { get; init; }

    public required Role Content { get; init; }

    public required DateTimeOffset DefinedAt { get; init; }

    public static string IdOf(string key, int version) => $"{key}/{version}";

    public static RoleVersion Of(Role role, DateTimeOffset now) => new() { Id = IdOf(role.Key, role.Version), Content = role, DefinedAt = now };
}

/// <summary>A dimension as a role weighs it.</summary>
/// <param name="Key">The dimension's key.</param>
/// <param name="Emphasis">How much it matters here.</param>
/// <param name="Weight">Share of the whole: the weights of a role add up to 1.</param>
/// <param name="Rationale">Why it weighs what it weighs, in a sentence.</param>
/// <param name="Bar">The score expected of a hire, 1 to 5.</param>
public sealed record WeighedDimension(string Key, Emphasis Emphasis, double Weight, string Rationale, double Bar)
{
    /// <summary>Shares out weights: a given one stands for its emphasis, and all are divided by their sum.</summary>
    public static IReadOnlyList<WeighedDimension> Share(
        IReadOnlyList<(string Key, Emphasis Emphasis, double? Weight, string Rationale, double? Bar)> dimensions)
    {
        var total = dimensions.Sum(dimension => dimension.Weight ?? dimension.Emphasis.Weight());
        return [.. dimensions.Select(dimension => new WeighedDimension(
            dimension.Key,
            dimension.Emphasis,
            (dimension.Weight ?? dimension.Emphasis.Weight()) / total,
            dimension.Rationale,
            dimension.Bar ?? dimension.Emphasis.Bar()))];
    }
}
