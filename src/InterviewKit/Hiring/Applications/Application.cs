using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>A candidate for an opening: what interviews, scorecards, the profile and the decision belong to.</summary>
public sealed record Application : IRevisioned
{
    public required ApplicationId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required OpeningId OpeningId { get; init; }

    public required CandidateId CandidateId { get; init; }

    public required ApplicationStatus Status { get; init; }

    public IReadOnlyList<ExternalRef> ExternalRefs { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When a scorecard was in and nobody owed one, for the first time; null before.</summary>
    public DateTimeOffset? PanelCompletedAt { get; init; }

    /// <summary>When the debrief was opened; null before.</summary>
    public DateTimeOffset? DebriefOpenedAt { get; init; }

    /// <summary>Who opened it; null before, and where it was a key that acts as nobody.</summary>
    public PersonId? DebriefOpenedBy { get; init; }

    /// <summary>
    /// The calibration that its profile is read with from the debrief on, so that what the panel talked about stays as it was: 0 for the
    /// documented defaults. Null before: then it is the latest.
    /// </summary>
    public int? CalibrationVersion { get; init; }

    /// <summary>When a decision was recorded last; null before the first.</summary>
    public DateTimeOffset? DecidedAt { get; init; }
}
