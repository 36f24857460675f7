using InterviewKit.Taxonomy;

namespace InterviewKit.Questions;

/// <summary>What a question says: the part that a revision freezes.</summary>
public sealed record QuestionContent
{
    public required string Title { get; init; }

    /// <summary>Markdown: what the interviewer asks.</summary>
    public required string Prompt { get; init; }

    public required QuestionKind Kind { get; init; }

    public required IReadOnlyList<Level> Levels { get; init; }

    /// <summary>How long a good answer takes, follow-ups included.</summary>
    public required int Minutes { get; init; }

    public required IReadOnlyList<string> RoleKeys { get; init; }

    public required IReadOnlyList<string> DimensionKeys { get; init; }

    public required IReadOnlyList<string> Tags { get; init; }

    public required IReadOnlyList<string> FollowUps { get; init; }

    public required IReadOnlyList<string> LookFor { get; init; }

    public required IReadOnlyList<string> RedFlags { get; init; }

    /// <summary>A row for each dimension; publishing asks for all of them.</summary>
    public required IReadOnlyList<QuestionRubric> Rubric { get; init; }
}

/// <summary>What each score sounds like in an answer to this very question, for one of its dimensions.</summary>
public sealed record QuestionRubric(string DimensionKey, IReadOnlyList<Anchor> Anchors);
