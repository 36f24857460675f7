namespace InterviewKit.Shared;

/// <summary>Instants as the service keeps them: UTC, whole milliseconds, so that what is stored is what was answered.</summary>
public static class Instants
{
    public static DateTimeOffset ToMilliseconds(DateTimeOffset instant)
    {
        var utc = instant.ToUniversalTime();
        return utc.AddTicks(-(utc.Ticks % TimeSpan.TicksPerMillisecond));
    }
}
