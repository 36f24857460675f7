using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>A score that is missing, or off the scale.</summary>
public sealed record ScoreOutOfRange(int Min, int Max, string Message, params IReadOnlyList<string> Path) : UserError(Message, Path)
{
    public static ScoreOutOfRange Of(int? score, params IReadOnlyList<string> path) => new(
        Anchor.ScoreMin,
        Anchor.ScoreMax,
        score is null
            ? $"A rating that is SCORED needs a score from {Anchor.ScoreMin} to {Anchor.ScoreMax}."
            : $"A score is a whole number from {Anchor.ScoreMin} to {Anchor.ScoreMax}; {score} is not.",
        path);
}

/// <summary>A score without what was heard or seen for it.</summary>
public sealed record EvidenceMissing(string DimensionKey, int Length, params IReadOnlyList<string> Path) : UserError(
    $"The score for {DimensionKey} needs what was heard or seen: at least {ScorecardContent.EvidenceMin} characters; {Length} were given.", Path);

/// <summary>Dimensions in focus that were left out.</summary>
public sealed record RatingsIncomplete(IReadOnlyList<string> DimensionKeys, params IReadOnlyList<string> Path) : UserError(
    $"Each dimension in focus needs a rating, if only NOT_ASKED, NO_EVIDENCE or DECLINED. Missing: {string.Join(", ", DimensionKeys)}.", Path);

/// <summary>The same dimension and question twice.</summary>
public sealed record DuplicateRating(string DimensionKey, params IReadOnlyList<string> Path) : UserError(
    $"{DimensionKey} is rated twice for the same question, or twice for the interview as a whole.", Path);

/// <summary>The interview's scorecard is in already.</summary>
public sealed record AlreadySubmitted(params IReadOnlyList<string> Path) : UserError("Your scorecard for this interview is in already. Amend it instead.", Path);
