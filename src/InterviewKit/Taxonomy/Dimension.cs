namespace InterviewKit.Taxonomy;

/// <summary>A quality that interviews assess, as it stands now. Its earlier versions are <see cref="DimensionVersion"/>s.</summary>
public sealed record Dimension : IDimensionContent
{
    public const string NodeType = "Dimension";

    /// <summary>Lower-case words with hyphens; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Counted up by each change of the definition or of any anchor.</summary>
    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required IReadOnlyList<AnchorScale> Scales { get; init; }

    /// <summary>SHA-256 (hex) of the seed file that this version was loaded from; null once a person has changed it.</summary>
    public string? SeedHash { get; init; }

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Key);
}

/// <summary>A dimension as it was at one version: immutable, pinned by the scorecards written against it.</summary>
public sealed record DimensionVersion : IDimensionContent
{
    /// <summary><c>key/version</c>.</summary>
    public required string Id { get; init; }

    public required string Key { get; init; }

    public required int Version { get; init; }

    public required string Name { get; init; }

    public required string Definition { get; init; }

    public required IReadOnlyList<AnchorScale> Scales { get; init; }

    public required DateTimeOffset DefinedAt { get; init; }

    public static string IdOf(string key, int version) => $"{key}/{version}";

    public static DimensionVersion Of(Dimension dimension, DateTimeOffset now) => new()
    {
        Id = IdOf(dimension.Key, dimension.Version),
        Key = dimension.Key,
        Version = dimension.Version,
        Name = dimension.Name,
        Definition = dimension.Definition,
        Scales = dimension.Scales,
        DefinedAt = now,
    };
}

/// <summary>What a dimension and its versions have in common.</summary>
public interface IDimensionContent
{
    public IReadOnlyList<AnchorScale> Scales { get; }
}

/// <summary>Five anchors for one place: the dimension itself (no role), a role (no level), or a role at a level.</summary>
public sealed record AnchorScale(string? RoleKey, Level? Level, IReadOnlyList<Anchor> Anchors);

/// <summary>Ownership means another thing for each role, so anchors belong to dimension × role × level.</summary>
public static class AnchorLookup
{
    /// <summary>For the role and level, else for the role, else the dimension's own.</summary>
    public static IReadOnlyList<Anchor> Anchors(this IDimensionContent dimension, string? roleKey, Level? level)
    {
        AnchorScale? forRole = null, own = null;
        foreach (var scale in dimension.Scales)
        {
            if (scale.RoleKey is null)
            {
                own = scale;
            }
            else if (scale.RoleKey == roleKey && scale.Level is null)
            {
                forRole = scale;
            }
            else if (scale.RoleKey == roleKey && level is not null && scale.Level == level)
            {
                return scale.Anchors;
            }
        }

        return (forRole ?? own)?.Anchors ?? [];
    }
}
