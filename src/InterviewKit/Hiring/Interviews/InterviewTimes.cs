using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>How long an interview may take, and until when its scorecard is awaited.</summary>
internal static class InterviewTimes
{
    public const int MinutesMin = 5;

    /// <summary>A working day: no single conversation lasts longer.</summary>
    public const int MinutesMax = 480;

    /// <summary>How long after its end a scorecard is due, unless said otherwise: memory of an interview fades within a day.</summary>
    public static readonly TimeSpan DueAfterEnd = TimeSpan.FromHours(24);

    /// <summary>When the scorecard is due, unless said otherwise; null for an interview without a time.</summary>
    public static DateTimeOffset? DueAt(DateTimeOffset? scheduledAt, int minutes) =>
        scheduledAt is { } start ? start.AddMinutes(minutes) + DueAfterEnd : null;

    /// <summary>All that is wrong with times from outside.</summary>
    public static IEnumerable<UserError> Check(DateTimeOffset? scheduledAt, int? minutes, DateTimeOffset? scorecardDueAt)
    {
        if (minutes is < MinutesMin or > MinutesMax)
        {
            yield return new InvalidInput($"An interview takes {MinutesMin} to {MinutesMax} minutes; {minutes} were given.", "input", "minutes");
        }

        if (scheduledAt is { } start && scorecardDueAt is { } due && due < start)
        {
            yield return new InvalidInput("A scorecard cannot be due before its interview.", "input", "scorecardDueAt");
        }
    }
}
