using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;

namespace InterviewKit.Profiles;

/// <summary>How long after their interviews people write their scorecards.</summary>
internal static class HoursToSubmit
{
    /// <summary>For each author the median of the hours; without those of whose interviews no end is known, and without imported scorecards.</summary>
    public static async Task<IReadOnlyDictionary<PersonId, double>> MediansAsync(
        IQuerySession session, IReadOnlyList<ScorecardAtRevision> scorecards, CancellationToken cancellationToken)
    {
        var entered = scorecards.Select(it => it.Scorecard).Where(scorecard => scorecard.Origin == ScorecardOrigin.Entered).ToList();
        var interviews = (await session.LoadManyAsync<Interview>(entered.Select(scorecard => scorecard.InterviewId.Value), cancellationToken))
            .ToDictionary(interview => interview.Id);
        return entered
            .Where(scorecard => interviews.ContainsKey(scorecard.InterviewId))
            .Select(scorecard => (scorecard.InterviewerId, Hours: Hours(interviews[scorecard.InterviewId], scorecard)))
            .Where(pair => pair.Hours is not null)
            .GroupBy(pair => pair.InterviewerId, pair => pair.Hours!.Value)
            .ToDictionary(group => group.Key, group => Median([.. group.Order()]));
    }

    /// <summary>From the end of the interview to the first submission; 0 for who writes during the interview, null where no end is known.</summary>
    internal static double? Hours(Interview interview, Scorecard scorecard) =>
        (interview.FinishedAt ?? interview.ScheduledAt?.AddMinutes(interview.Minutes)) is { } end
            ? Math.Max(0, (scorecard.Revisions[0].At - end).TotalHours)
            : null;

    internal static double Median(IReadOnlyList<double> sorted) =>
        (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
}
