using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>
/// What somebody writes of an interview for themselves alone: the scorecard while it is unfinished, and notes. Nobody else is ever shown it,
/// whatever their role, and it goes when the candidate is erased.
/// </summary>
/// <remarks>The document outlives each draft in it, so that its version never comes back: a window that was left open cannot overwrite a later draft.</remarks>
public sealed record InterviewNotebook : IRevisioned
{
    /// <summary><c>interview/author</c>.</summary>
    public required string Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required InterviewId InterviewId { get; init; }

    public required PersonId AuthorId { get; init; }

    /// <summary>The scorecard while it is unfinished; null where there is none.</summary>
    public UnfinishedScorecard? Draft { get; init; }

    /// <summary>The notes of the draft that was submitted last.</summary>
    public IReadOnlyList<InterviewNote> KeptNotes { get; init; } = [];

    /// <summary>The draft's notes, or those that were kept after it was submitted.</summary>
    public IReadOnlyList<InterviewNote> Notes => Draft?.Notes ?? KeptNotes;

    /// <summary>The draft's version, as its author knows it; 0 where there is none.</summary>
    public int DraftVersion => Draft is null ? 0 : Version;

    public static string IdOf(InterviewId interview, PersonId author) => $"{interview.Value:N}/{author.Value:N}";

    /// <summary>Without the draft, whose scorecard is in; its notes are kept.</summary>
    public InterviewNotebook Submitted() => this with { Draft = null, KeptNotes = Notes };
}

/// <summary>A scorecard while it is unfinished: any part of it may be missing.</summary>
public sealed record UnfinishedScorecard(
    DateTimeOffset SavedAt,
    Recommendation? Recommendation,
    string Summary,
    IReadOnlyList<UnfinishedRating> Ratings,
    IReadOnlyList<InterviewNote> Notes);

/// <summary>A rating while it is unfinished.</summary>
/// <param name="DimensionKey">What is rated.</param>
/// <param name="QuestionKey">The question it was heard in answer to; null for the interview as a whole.</param>
/// <param name="Assessment">Null while undecided.</param>
/// <param name="Score">1 to 5; null while undecided.</param>
/// <param name="Evidence">What was heard or seen, as far as it is written.</param>
public sealed record UnfinishedRating(string DimensionKey, string? QuestionKey, Assessment? Assessment, int? Score, string Evidence);

/// <summary>A note beside a question; beside none it is about the interview as a whole.</summary>
public sealed record InterviewNote(string? QuestionKey, string Text);
