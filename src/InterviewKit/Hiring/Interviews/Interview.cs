using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>A conversation of one interviewer with one candidate, of which one scorecard comes.</summary>
public sealed record Interview : IRevisioned
{
    private static readonly DateTimeOffset Unscheduled = new(9999, 12, 31, 0, 0, 0, TimeSpan.Zero);

    public required InterviewId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required ApplicationId ApplicationId { get; init; }

    public required OpeningId OpeningId { get; init; }

    public required CandidateId CandidateId { get; init; }

    public required PersonId InterviewerId { get; init; }

    /// <summary>Those it was taken from.</summary>
    public IReadOnlyList<PersonId> EarlierInterviewerIds { get; init; } = [];

    public required InterviewStatus Status { get; init; }

    public string? Round { get; init; }

    /// <summary>The version of a question set that is asked: pinned, so that it reads for ever what was asked.</summary>
    public string? QuestionSetVersionId { get; init; }

    /// <summary>The keys of the dimensions to be scored.</summary>
    public required IReadOnlyList<string> FocusKeys { get; init; }

    public DateTimeOffset? ScheduledAt { get; init; }

    public required int Minutes { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? FinishedAt { get; init; }

    public DateTimeOffset? ScorecardDueAt { get; init; }

    public string? CancelReason { get; init; }

    /// <summary>A scorecard of it was once taken back. The next one continues that scorecard, so the interview stays its author's.</summary>
    public bool ScorecardWithdrawn { get; init; }

    public IReadOnlyList<ExternalRef> ExternalRefs { get; init; } = [];

    /// <summary>What lists are ordered by: what has no time yet comes last, read forwards or backwards.</summary>
    public DateTimeOffset OrderedAt => ScheduledAt ?? Unscheduled;

    public bool CalledOff => Status is InterviewStatus.Canceled or InterviewStatus.NoShow;

    /// <summary>Its scorecard is in and not withdrawn: the one thing that completes an interview.</summary>
    public bool ScorecardIn => Status == InterviewStatus.Completed;

    public bool IsLate(DateTimeOffset now) => !CalledOff && !ScorecardIn && ScorecardDueAt < now;

    /// <summary>What the seal needs to know of it.</summary>
    public InterviewFacts Facts() => new(InterviewerId, EarlierInterviewerIds, CalledOff, ScorecardIn);
}
