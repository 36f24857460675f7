using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>What a command says that a scorecard says.</summary>
internal interface IScorecardContent
{
    public Recommendation Recommendation { get; }

    public string Summary { get; }

    public IReadOnlyList<RatingInput> Ratings { get; }
}

/// <summary>The rules for what a scorecard says, whether it is submitted, amended or imported.</summary>
internal static class ScorecardContent
{
    /// <summary>A summary says more than "ok" or "strong hire".</summary>
    public const int SummaryMin = 20;

    /// <summary>Evidence is a sentence of what was heard or seen, if a short one.</summary>
    public const int EvidenceMin = 10;

    /// <summary>More ratings than any set of questions and dimensions gives.</summary>
    public const int RatingsMax = 200;

    /// <summary>All that is wrong, each with its place.</summary>
    /// <param name="content">What the scorecard says.</param>
    /// <param name="facts">What it is held against.</param>
    /// <param name="origin">What was written elsewhere was written by the rules there: its words may be few, or none.</param>
    public static IEnumerable<UserError> Check(IScorecardContent content, SubmitScorecard.Facts facts, ScorecardOrigin origin)
    {
        var errors = new List<UserError>();
        var summaryMin = origin == ScorecardOrigin.Imported ? 0 : SummaryMin;
        if (TextRules.Check(content.Summary, summaryMin, TextRules.SummaryMax, "input", "summary") is { } summary)
        {
            errors.Add(summary);
        }

        if (content.Ratings.Count > RatingsMax)
        {
            errors.Add(new InvalidInput($"A scorecard has at most {RatingsMax} ratings; {content.Ratings.Count} were given.", "input", "ratings"));
            return errors;
        }

        for (var i = 0; i < content.Ratings.Count; i++)
        {
            CheckRating(content, i, facts, origin, errors);
        }

        var rated = content.Ratings.Select(rating => rating.DimensionKey).ToHashSet(StringComparer.Ordinal);
        var missing = facts.Interview.FocusKeys.Where(key => !rated.Contains(key)).ToList();
        if (missing.Count > 0 && origin == ScorecardOrigin.Entered)
        {
            errors.Add(new RatingsIncomplete(missing, "input", "ratings"));
        }

        return errors;
    }

    /// <summary>The ratings of a content that has nothing wrong, each with the versions that it was given against.</summary>
    public static IReadOnlyList<RatingGiven> Pin(IScorecardContent content, SubmitScorecard.Facts facts)
    {
        var versions = facts.Dimensions.ToDictionary(dimension => dimension.Key, dimension => dimension.Version, StringComparer.Ordinal);
        return [.. content.Ratings.Select(rating =>
        {
            var item = FindQuestion(facts.QuestionSet, rating.QuestionId);
            return new RatingGiven(
                rating.DimensionKey, versions[rating.DimensionKey], item?.QuestionKey, item?.Revision, rating.Assessment, rating.Score);
        })];
    }

    /// <summary>The words, apart from what is pinned.</summary>
    public static ScorecardText Words(IScorecardContent content, ScorecardId scorecard, int revision) => new()
    {
        Id = ScorecardText.IdOf(scorecard, revision),
        Summary = content.Summary.Trim(),
        Evidence = [.. content.Ratings.Select(rating => rating.Evidence.Trim())],
    };

    /// <summary>The question of the set with that global id; null where there is none.</summary>
    public static PinnedQuestion? FindQuestion(QuestionSetVersion? set, string? questionId) =>
        GlobalId.KeyOf(Question.NodeType, questionId) is { } key ? set?.Items.FirstOrDefault(item => item.QuestionKey == key) : null;

    /// <summary>The refusal of a question that the interview does not ask; null where there is no question, or it does.</summary>
    public static UserError? CheckQuestion(QuestionSetVersion? set, string? questionId, IReadOnlyList<string> path) =>
        questionId is null || FindQuestion(set, questionId) is not null
            ? null
            : new InvalidInput(
                set is null ? "This interview has no question set: leave questionId out." : "This question is not in the interview's question set.",
                path);

    /// <summary>The refusal of a dimension that there is not; null where there is.</summary>
    public static UserError? CheckDimension(IReadOnlyList<Dimension> dimensions, string key, IReadOnlyList<string> path) =>
        dimensions.Any(dimension => dimension.Key == key)
            ? null
            : UnknownKey.Of("dimension", key, dimensions.Select(dimension => dimension.Key), path);

    private static void CheckRating(IScorecardContent content, int index, SubmitScorecard.Facts facts, ScorecardOrigin origin, List<UserError> errors)
    {
        var rating = content.Ratings[index];
        string[] At(string field) => ["input", "ratings", $"{index}", field];

        if (CheckDimension(facts.Dimensions, rating.DimensionKey, At("dimensionKey")) is { } unknown)
        {
            errors.Add(unknown);
        }

        if (CheckQuestion(facts.QuestionSet, rating.QuestionId, At("questionId")) is { } notAsked)
        {
            errors.Add(notAsked);
        }

        if (content.Ratings.Take(index).Any(earlier => earlier.DimensionKey == rating.DimensionKey && earlier.QuestionId == rating.QuestionId))
        {
            errors.Add(new DuplicateRating(rating.DimensionKey, "input", "ratings", $"{index}"));
        }

        if (rating.Assessment == Assessment.Scored)
        {
            CheckScored(rating, At, origin, errors);
            return;
        }

        if (rating.Score is not null)
        {
            errors.Add(new InvalidInput($"A rating that is {ScreamingSnake.Of(rating.Assessment)} has no score: leave it out.", At("score")));
        }

        if (TextRules.Check(rating.Evidence, TextRules.EvidenceMax, At("evidence")) is { } evidence)
        {
            errors.Add(evidence);
        }
    }

    private static void CheckScored(RatingInput rating, Func<string, string[]> at, ScorecardOrigin origin, List<UserError> errors)
    {
        if (rating.Score is null or < Anchor.ScoreMin or > Anchor.ScoreMax)
        {
            errors.Add(ScoreOutOfRange.Of(rating.Score, at("score")));
        }

        var length = rating.Evidence.AsSpan().Trim().Length;
        if (length < EvidenceMin && origin == ScorecardOrigin.Entered)
        {
            errors.Add(new EvidenceMissing(rating.DimensionKey, length, at("evidence")));
        }
        else if (TextRules.Check(rating.Evidence, TextRules.EvidenceMax, at("evidence")) is { } evidence)
        {
            errors.Add(evidence);
        }
    }
}
