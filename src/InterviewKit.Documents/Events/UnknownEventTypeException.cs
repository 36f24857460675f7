namespace InterviewKit.Documents;

/// <summary>An event was read whose type the program does not know.</summary>
public sealed class UnknownEventTypeException : MartenException
{
    internal UnknownEventTypeException(string eventTypeName, string? dotNetTypeName)
        : base($"Unknown event type '{eventTypeName}' (stored as .NET type '{dotNetTypeName}'): register it with Events.AddEventType or Events.MapEventType.")
        => EventTypeName = eventTypeName;

    /// <summary>The stored name of the type.</summary>
    public string EventTypeName { get; }
}
