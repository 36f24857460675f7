namespace InterviewKit.Seeding;

/// <summary>When the demo's things took place: told from the moment of loading, so that the demo is always of these weeks.</summary>
internal static class DemoTime
{
    public const int DaysMax = 365;

    private static readonly TimeSpan Slot = TimeSpan.FromMinutes(15);

    /// <summary>So many days before now, at the quarter of an hour before: calendars have no odd seconds.</summary>
    public static DateTimeOffset DaysBefore(this DateTimeOffset now, double days)
    {
        var then = now.AddDays(-days);
        return then.AddTicks(-(then.Ticks % Slot.Ticks));
    }
}
