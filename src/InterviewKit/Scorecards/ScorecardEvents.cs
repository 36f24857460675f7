using InterviewKit.Access;
using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard came in: ids, scores, enums and times. Its words stand in a <see cref="ScorecardText"/>, so that they can be erased.</summary>
public sealed record ScorecardSubmitted
{
    public required InterviewId InterviewId { get; init; }

    public required ApplicationId ApplicationId { get; init; }

    public required OpeningId OpeningId { get; init; }

    public required PersonId InterviewerId { get; init; }

    /// <summary>From 1; counted on after a withdrawal.</summary>
    public required int Revision { get; init; }

    public required ScorecardOrigin Origin { get; init; }

    public required Recommendation Recommendation { get; init; }

    public required IReadOnlyList<RatingGiven> Ratings { get; init; }

    public required string RoleKey { get; init; }

    public required int RoleVersion { get; init; }

    public string? QuestionSetVersionId { get; init; }

    public required Receipt Receipt { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>When it was brought in from elsewhere; null where it was entered here.</summary>
    public DateTimeOffset? ImportedAt { get; init; }
}

/// <summary>Its author gave a scorecard another revision. Its words, and the reason, stand in a <see cref="ScorecardText"/>.</summary>
/// <param name="Revision">Counted on from what stood before.</param>
/// <param name="Recommendation">What its author would do now.</param>
/// <param name="Ratings">All ratings, as they are now.</param>
/// <param name="RoleVersion">The version of the role that it was written against.</param>
/// <param name="Receipt">What its author had been shown before this revision.</param>
/// <param name="At">When.</param>
public sealed record ScorecardAmended(
    int Revision, Recommendation Recommendation, IReadOnlyList<RatingGiven> Ratings, int RoleVersion, Receipt Receipt, DateTimeOffset At);

/// <summary>A scorecard was taken back. The reason stands in a <see cref="WithdrawalText"/>.</summary>
/// <param name="Revision">The revision that was taken back.</param>
/// <param name="By">Who took it back: its author, or an administrator.</param>
/// <param name="At">When.</param>
public sealed record ScorecardWithdrawn(int Revision, PersonId? By, DateTimeOffset At);

/// <summary>A rating without its words.</summary>
/// <param name="DimensionKey">What was rated.</param>
/// <param name="DimensionVersion">The version of the dimension, and of its anchors, that it was rated against.</param>
/// <param name="QuestionKey">The question it was heard in answer to; null for the interview as a whole.</param>
/// <param name="QuestionRevision">The revision of that question that was asked.</param>
/// <param name="Assessment">Scored, or why not.</param>
/// <param name="Score">1 to 5; null unless scored.</param>
public sealed record RatingGiven(
    string DimensionKey, int DimensionVersion, string? QuestionKey, int? QuestionRevision, Assessment Assessment, int? Score);

/// <summary>What the author had been shown before a revision.</summary>
/// <param name="Known">False for what was imported.</param>
/// <param name="Independent">True where the author had been shown nothing here: of what was imported, where it was written before the first look.</param>
/// <param name="LastExposure">The number of the last exposure counted; 0 where there was none.</param>
public sealed record Receipt(bool Known, bool Independent, long LastExposure);
