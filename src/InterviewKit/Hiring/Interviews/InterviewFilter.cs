using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Which interviews a list shows. What is null does not filter.</summary>
internal sealed record InterviewFilter
{
    private static readonly IReadOnlyList<InterviewStatus> Ended = [InterviewStatus.Completed, InterviewStatus.Canceled, InterviewStatus.NoShow];

    public bool? Mine { get; init; }

    public IReadOnlyList<InterviewStatus>? Statuses { get; init; }

    public string? ApplicationId { get; init; }

    public string? OpeningId { get; init; }

    public DateTimeOffset? ScheduledAfter { get; init; }

    public DateTimeOffset? ScheduledBefore { get; init; }

    public bool? ScorecardMissing { get; init; }

    /// <summary>The interviews that match; an id that names nothing matches none.</summary>
    public IQueryable<Interview> Apply(IQueryable<Interview> interviews, Viewer viewer, DateTimeOffset now)
    {
        if (Mine == true)
        {
            var person = viewer.Person ?? new PersonId(Guid.Empty);
            interviews = interviews.Where(interview => interview.InterviewerId == person);
        }

        if (Statuses is { } statuses)
        {
            interviews = interviews.Where(interview => statuses.Contains(interview.Status));
        }

        if (ApplicationId is not null)
        {
            var application = GlobalId.Parse<ApplicationId>(ApplicationId) ?? new ApplicationId(Guid.Empty);
            interviews = interviews.Where(interview => interview.ApplicationId == application);
        }

        if (OpeningId is not null)
        {
            var opening = GlobalId.Parse<OpeningId>(OpeningId) ?? new OpeningId(Guid.Empty);
            interviews = interviews.Where(interview => interview.OpeningId == opening);
        }

        if (ScheduledAfter is { } after)
        {
            interviews = interviews.Where(interview => interview.ScheduledAt > after);
        }

        if (ScheduledBefore is { } before)
        {
            interviews = interviews.Where(interview => interview.ScheduledAt < before);
        }

        return ScorecardMissing switch
        {
            true => interviews.Where(interview => !Ended.Contains(interview.Status)
                && (interview.Status == InterviewStatus.AwaitingScorecard || interview.ScheduledAt < now)),
            false => interviews.Where(interview => Ended.Contains(interview.Status)
                || (interview.Status != InterviewStatus.AwaitingScorecard && (interview.ScheduledAt == null || interview.ScheduledAt >= now))),
            null => interviews,
        };
    }
}
