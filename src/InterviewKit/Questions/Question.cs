using InterviewKit.Access;

namespace InterviewKit.Questions;

/// <summary>A question as it stands now.</summary>
public sealed record Question
{
    public const string NodeType = "Question";

    /// <summary>Lower-case words with hyphens; never changes.</summary>
    public required string Key { get; init; }

    /// <summary>The number of the revision that this is.</summary>
    public required int Revision { get; init; }

    public required QuestionStatus Status { get; init; }

    public required QuestionContent Content { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who wrote it; null for what came with the bank.</summary>
    public PersonId? Author { get; init; }

    /// <summary>SHA-256 (hex) of the seed file that this revision was loaded from; null once a person has changed it.</summary>
    public string? SeedHash { get; init; }

    /// <summary>Reported as known outside, and not cleared since.</summary>
    public bool Leaked { get; init; }

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Key);

    /// <summary>What was published once is read by everyone; the rest by its author and those who may publish.</summary>
    public bool MayBeSeenBy(Viewer viewer) =>
        Status is QuestionStatus.Published or QuestionStatus.Retired || Permissions.MaySeeUnpublished(viewer, Author);
}
