using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard as its events have made it: a snapshot in the transaction of each event, which a fold of the stream reproduces.</summary>
public sealed record Scorecard : IRevisioned
{
    public required ScorecardId Id { get; init; }

    /// <summary>The version of the stream.</summary>
    public int Version { get; set; }

    public required InterviewId InterviewId { get; init; }

    public required ApplicationId ApplicationId { get; init; }

    public required OpeningId OpeningId { get; init; }

    public required PersonId InterviewerId { get; init; }

    public required ScorecardStatus Status { get; init; }

    public required ScorecardOrigin Origin { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string RoleKey { get; init; }

    public string? QuestionSetVersionId { get; init; }

    /// <summary>All revisions, the first one first.</summary>
    public required IReadOnlyList<RevisionOfScorecard> Revisions { get; init; }

    /// <summary>The first revision since the last withdrawal: what was taken back counts no more.</summary>
    public int CountsFrom { get; init; } = 1;

    /// <summary>What stands now.</summary>
    public RevisionOfScorecard Current => Revisions[^1];

    /// <summary>Begins a scorecard.</summary>
    public static Scorecard Create(ScorecardSubmitted submitted) => new()
    {
        Id = ScorecardId.Of(submitted.InterviewId),
        InterviewId = submitted.InterviewId,
        ApplicationId = submitted.ApplicationId,
        OpeningId = submitted.OpeningId,
        InterviewerId = submitted.InterviewerId,
        Status = ScorecardStatus.Submitted,
        Origin = submitted.Origin,
        SubmittedAt = submitted.At,
        UpdatedAt = submitted.ImportedAt ?? submitted.At,
        RoleKey = submitted.RoleKey,
        QuestionSetVersionId = submitted.QuestionSetVersionId,
        Revisions = [RevisionOfScorecard.Of(submitted)],
    };

    /// <summary>Submits it again, after a withdrawal.</summary>
    public Scorecard Apply(ScorecardSubmitted submitted) => this with
    {
        Status = ScorecardStatus.Submitted,
        Origin = submitted.Origin,
        SubmittedAt = submitted.At,
        UpdatedAt = submitted.ImportedAt ?? submitted.At,
        Revisions = [.. Revisions, RevisionOfScorecard.Of(submitted)],
    };

    /// <summary>Gives it another revision.</summary>
    public Scorecard Apply(ScorecardAmended amended) => this with
    {
        Status = ScorecardStatus.Amended,
        UpdatedAt = amended.At,
        Revisions = [.. Revisions, RevisionOfScorecard.Of(amended)],
    };

    /// <summary>Takes it back.</summary>
    public Scorecard Apply(ScorecardWithdrawn withdrawn) => this with
    {
        Status = ScorecardStatus.Withdrawn,
        UpdatedAt = withdrawn.At,
        CountsFrom = withdrawn.Revision + 1,
        Revisions = [.. Revisions.SkipLast(1), Current with { Withdrawal = new Withdrawal(withdrawn.At, withdrawn.By) }],
    };
}

/// <summary>That a revision was taken back. The reason stands in a <see cref="WithdrawalText"/>.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who took it back; null for a key that acts as nobody.</param>
public sealed record Withdrawal(DateTimeOffset At, PersonId? By);

/// <summary>One revision of a scorecard: what it says never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="At">When it was written.</param>
/// <param name="RoleVersion">The version of the role that it was written against.</param>
/// <param name="Recommendation">What its author would do.</param>
/// <param name="Ratings">What was rated, in the author's order.</param>
/// <param name="Receipt">What its author had been shown before.</param>
public sealed record RevisionOfScorecard(
    int Number, DateTimeOffset At, int RoleVersion, Recommendation Recommendation, IReadOnlyList<RatingGiven> Ratings, Receipt Receipt)
{
    /// <summary>That it was taken back; null where it was not.</summary>
    public Withdrawal? Withdrawal { get; init; }

    public static RevisionOfScorecard Of(ScorecardAmended amended) =>
        new(amended.Revision, amended.At, amended.RoleVersion, amended.Recommendation, amended.Ratings, amended.Receipt);

    public static RevisionOfScorecard Of(ScorecardSubmitted submitted) =>
        new(submitted.Revision, submitted.At, submitted.RoleVersion, submitted.Recommendation, submitted.Ratings, submitted.Receipt);
}
