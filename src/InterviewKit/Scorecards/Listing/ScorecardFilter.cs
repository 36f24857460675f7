using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Which scorecards a list shows. What is null does not filter; withdrawn ones are shown to who asks for that status.</summary>
internal sealed record ScorecardFilter
{
    private static readonly IReadOnlyList<ScorecardStatus> Standing = [ScorecardStatus.Submitted, ScorecardStatus.Amended];

    public string? ApplicationId { get; init; }

    public string? OpeningId { get; init; }

    public string? InterviewerId { get; init; }

    public bool? Mine { get; init; }

    public IReadOnlyList<ScorecardStatus>? Statuses { get; init; }

    public DateTimeOffset? SubmittedAfter { get; init; }

    public DateTimeOffset? UpdatedAfter { get; init; }

    /// <summary>The scorecards that match; an id that names nothing matches none.</summary>
    public static IQueryable<Scorecard> Apply(ScorecardFilter? filter, IQueryable<Scorecard> scorecards, Viewer viewer)
    {
        var statuses = filter?.Statuses ?? Standing;
        scorecards = scorecards.Where(scorecard => statuses.Contains(scorecard.Status));
        return filter is null ? scorecards : filter.Apply(scorecards, viewer);
    }

    private IQueryable<Scorecard> Apply(IQueryable<Scorecard> scorecards, Viewer viewer)
    {
        if (ApplicationId is not null)
        {
            var application = GlobalId.Parse<ApplicationId>(ApplicationId) ?? default;
            scorecards = scorecards.Where(scorecard => scorecard.ApplicationId == application);
        }

        if (OpeningId is not null)
        {
            var opening = GlobalId.Parse<OpeningId>(OpeningId) ?? default;
            scorecards = scorecards.Where(scorecard => scorecard.OpeningId == opening);
        }

        if (InterviewerId is not null)
        {
            var interviewer = GlobalId.Parse<PersonId>(InterviewerId) ?? default;
            scorecards = scorecards.Where(scorecard => scorecard.InterviewerId == interviewer);
        }

        if (Mine == true)
        {
            var person = viewer.Person ?? default;
            scorecards = scorecards.Where(scorecard => scorecard.InterviewerId == person);
        }

        if (SubmittedAfter is { } submitted)
        {
            scorecards = scorecards.Where(scorecard => scorecard.SubmittedAt > submitted);
        }

        return UpdatedAfter is { } updated ? scorecards.Where(scorecard => scorecard.UpdatedAt > updated) : scorecards;
    }
}
