using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

internal sealed record SubmitScorecardInput(
    string InterviewId,
    Recommendation Recommendation,
    string Summary,
    IReadOnlyList<RatingInput> Ratings,
    string? IdempotencyKey,
    int? ExpectedDraftVersion = null) : ICommandInput, IScorecardContent;

internal sealed record RatingInput(string DimensionKey, string? QuestionId, Assessment Assessment, int? Score, string Evidence);
