using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace InterviewKit.Documents.Sessions;

/// <summary>Spans and measures, named as Marten's.</summary>
internal static class Telemetry
{
    private const string Name = "Marten";

    private static readonly ActivitySource Source = new(Name);

    /// <summary>All measures are Marten's by this name.</summary>
    public static Meter Meter { get; } = new(Name);

    private static readonly Counter<long> EventsAppended = Meter.CreateCounter<long>("marten.event.append", "{event}", "Events appended to streams");

    /// <summary>A connection in use, from taking to giving back; <c>null</c> when nobody listens.</summary>
    public static Activity? StartConnection(string tenantId)
    {
        var activity = Source.StartActivity("marten.connection", ActivityKind.Client);
        activity?.SetTag("tenant.id", tenantId);
        activity?.SetTag("db.system.name", "postgresql");
        return activity;
    }

    public static void CountEvents(StreamAction stream)
    {
        if (!EventsAppended.Enabled)
            return;
        foreach (var appended in stream.Events)
            EventsAppended.Add(1, new KeyValuePair<string, object?>("event_type", appended.EventTypeName));
    }
}
