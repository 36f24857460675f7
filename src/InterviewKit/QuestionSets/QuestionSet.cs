using InterviewKit.Access;
using InterviewKit.Taxonomy;

namespace InterviewKit.QuestionSets;

/// <summary>A named set of questions. What it asks stands in its versions.</summary>
public sealed record QuestionSet
{
    public const string NodeType = "QuestionSet";

    /// <summary>Lower-case words with hyphens; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>Counted up by each change of the set or its draft.</summary>
    public required int Version { get; init; }

    public required QuestionSetStatus Status { get; init; }

    public required string Name { get; init; }

    public string? Description { get; init; }

    public required string RoleKey { get; init; }

    public required Level Level { get; init; }

    /// <summary>The id of the latest published version; null while there is none.</summary>
    public string? CurrentVersionId { get; init; }

    /// <summary>The id of what is being edited; null where nothing is.</summary>
    public string? DraftVersionId { get; init; }

    /// <summary>What the current version (else the draft) covers, to be found by.</summary>
    public required IReadOnlyList<string> DimensionKeys { get; init; }

    /// <summary>Who made it; null for what came with the bank.</summary>
    public PersonId? Author { get; init; }

    /// <summary>SHA-256 (hex) of the seed file that this version was loaded from; null once a person has changed it.</summary>
    public string? SeedHash { get; init; }

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Key);

    public bool MayBeSeenBy(Viewer viewer) =>
        Status is QuestionSetStatus.Published or QuestionSetStatus.Retired || Permissions.MaySeeUnpublished(viewer, Author);
}
