namespace InterviewKit.Scorecards;

internal sealed record SubmitScorecardInput(
    string InterviewId,
    Recommendation Recommendation,
    string Summary,
    IReadOnlyList<RatingInput> Ratings,
    string? IdempotencyKey);

internal sealed record RatingInput(string DimensionKey, string? QuestionId, Assessment Assessment, int? Score, string Evidence);

internal sealed record ScorecardPayload(Scorecard? Scorecard, bool? Created, IReadOnlyList<Shared.UserError> Errors);
