using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>The decision whether a scorecard comes in: pure, over what was loaded for it.</summary>
internal static class SubmitScorecard
{
    /// <summary>A summary says more than "ok" or "strong hire".</summary>
    public const int SummaryMin = 20;

    /// <summary>Evidence is a sentence of what was heard or seen, if a short one.</summary>
    public const int EvidenceMin = 10;

    /// <summary>More ratings than any set of questions and dimensions gives.</summary>
    private const int RatingsMax = 200;

    /// <summary>What the decision is made on.</summary>
    /// <param name="Interview">The interview, which the viewer may see.</param>
    /// <param name="QuestionSet">The version of the set that it asks; null where it asks none.</param>
    /// <param name="Dimensions">All of the workspace.</param>
    /// <param name="Role">The opening's role as it stands.</param>
    /// <param name="Receipt">What the interviewer had been shown.</param>
    internal sealed record Facts(Interview Interview, QuestionSetVersion? QuestionSet, IReadOnlyList<Dimension> Dimensions, Role Role, Receipt Receipt);

    /// <summary>All that is wrong, each with its place; what forbids the whole stands alone.</summary>
    public static IReadOnlyList<UserError> Check(SubmitScorecardInput input, Facts facts, Viewer viewer)
    {
        if (!Permissions.MaySubmitScorecard(viewer, facts.Interview.InterviewerId))
        {
            return [new NotYourInterview("input", "interviewId")];
        }

        if (facts.Interview.ScorecardIn)
        {
            return [new AlreadySubmitted("input", "interviewId")];
        }

        var errors = new List<UserError>();
        if (facts.Interview.CalledOff)
        {
            errors.Add(new WrongState(
                "This interview did not take place, so it has no scorecard.", ScreamingSnake.Of(facts.Interview.Status), "input", "interviewId"));
        }

        if (TextRules.Check(input.Summary, SummaryMin, TextRules.SummaryMax, "input", "summary") is { } summary)
        {
            errors.Add(summary);
        }

        if (input.Ratings.Count > RatingsMax)
        {
            errors.Add(new InvalidInput($"A scorecard has at most {RatingsMax} ratings; {input.Ratings.Count} were given.", "input", "ratings"));
            return errors;
        }

        for (var i = 0; i < input.Ratings.Count; i++)
        {
            CheckRating(input, i, facts, errors);
        }

        var rated = input.Ratings.Select(rating => rating.DimensionKey).ToHashSet(StringComparer.Ordinal);
        var missing = facts.Interview.FocusKeys.Where(key => !rated.Contains(key)).ToList();
        if (missing.Count > 0)
        {
            errors.Add(new RatingsIncomplete(missing, "input", "ratings"));
        }

        return errors;
    }

    /// <summary>The event of a scorecard that has nothing wrong.</summary>
    public static ScorecardSubmitted Decide(SubmitScorecardInput input, Facts facts, int revision, DateTimeOffset now)
    {
        var versions = facts.Dimensions.ToDictionary(dimension => dimension.Key, dimension => dimension.Version, StringComparer.Ordinal);
        return new ScorecardSubmitted
        {
            InterviewId = facts.Interview.Id,
            ApplicationId = facts.Interview.ApplicationId,
            OpeningId = facts.Interview.OpeningId,
            InterviewerId = facts.Interview.InterviewerId,
            Revision = revision,
            Origin = ScorecardOrigin.Entered,
            Recommendation = input.Recommendation,
            Ratings = [.. input.Ratings.Select(rating =>
            {
                var item = Find(facts.QuestionSet, rating.QuestionId);
                return new RatingGiven(
                    rating.DimensionKey, versions[rating.DimensionKey], item?.QuestionKey, item?.Revision, rating.Assessment, rating.Score);
            })],
            RoleKey = facts.Role.Key,
            RoleVersion = facts.Role.Version,
            QuestionSetVersionId = facts.Interview.QuestionSetVersionId,
            Receipt = facts.Receipt,
            At = now,
        };
    }

    private static void CheckRating(SubmitScorecardInput input, int index, Facts facts, List<UserError> errors)
    {
        var rating = input.Ratings[index];
        string[] At(string field) => ["input", "ratings", $"{index}", field];

        if (facts.Dimensions.All(dimension => dimension.Key != rating.DimensionKey))
        {
            errors.Add(UnknownKey.Of("dimension", rating.DimensionKey, facts.Dimensions.Select(dimension => dimension.Key), At("dimensionKey")));
        }

        if (rating.QuestionId is not null && Find(facts.QuestionSet, rating.QuestionId) is null)
        {
            errors.Add(new InvalidInput(
                facts.QuestionSet is null
                    ? "This interview has no question set: leave questionId out."
                    : "This question is not in the interview's question set.",
                At("questionId")));
        }

        if (input.Ratings.Take(index).Any(earlier => earlier.DimensionKey == rating.DimensionKey && earlier.QuestionId == rating.QuestionId))
        {
            errors.Add(new DuplicateRating(rating.DimensionKey, "input", "ratings", $"{index}"));
        }

        if (rating.Assessment == Assessment.Scored)
        {
            CheckScored(rating, At, errors);
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

    private static void CheckScored(RatingInput rating, Func<string, string[]> at, List<UserError> errors)
    {
        if (rating.Score is null or < Anchor.ScoreMin or > Anchor.ScoreMax)
        {
            errors.Add(ScoreOutOfRange.Of(rating.Score, at("score")));
        }

        var length = rating.Evidence.AsSpan().Trim().Length;
        if (length < EvidenceMin)
        {
            errors.Add(new EvidenceMissing(rating.DimensionKey, length, at("evidence")));
        }
        else if (TextRules.Check(rating.Evidence, TextRules.EvidenceMax, at("evidence")) is { } evidence)
        {
            errors.Add(evidence);
        }
    }

    private static PinnedQuestion? Find(QuestionSetVersion? set, string? questionId) =>
        GlobalId.KeyOf(Question.NodeType, questionId) is { } key ? set?.Items.FirstOrDefault(item => item.QuestionKey == key) : null;
}
