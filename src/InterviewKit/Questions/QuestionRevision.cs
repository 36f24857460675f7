using InterviewKit.Access;

namespace InterviewKit.Questions;

/// <summary>A question as it was at one revision: immutable, pinned by sets and scorecards.</summary>
public sealed record QuestionRevision
{
    public const string NodeType = "QuestionRevision";

    /// <summary><c>key/revision</c>.</summary>
    public required string Id { get; init; }

    public required string QuestionKey { get; init; }

    public required int Revision { get; init; }

    public required QuestionStatus Status { get; init; }

    public required QuestionContent Content { get; init; }

    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>Who changed it; null for what came with the bank.</summary>
    public PersonId? ChangedBy { get; init; }

    /// <summary>Why it was changed.</summary>
    public string? Note { get; init; }

    public static string IdOf(string questionKey, int revision) => $"{questionKey}/{revision}";

    /// <summary>The revision that the question as it stands is.</summary>
    public static QuestionRevision Of(Question question, PersonId? changedBy, string? note) => new()
    {
        Id = IdOf(question.Key, question.Revision),
        QuestionKey = question.Key,
        Revision = question.Revision,
        Status = question.Status,
        Content = question.Content,
        ChangedAt = question.UpdatedAt,
        ChangedBy = changedBy,
        Note = note,
    };

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Id);

    public bool MayBeSeenBy(Viewer viewer) =>
        Status is QuestionStatus.Published or QuestionStatus.Retired || Permissions.MaySeeUnpublished(viewer, ChangedBy);
}
