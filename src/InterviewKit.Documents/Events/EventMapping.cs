using System.Text.Json.Serialization.Metadata;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Events;

/// <summary>A type of event: its stored names, its JSON and its wrapping.</summary>
internal abstract class EventMapping(Type eventType, string name, JsonDocumentSerializer serializer)
{
    private readonly JsonTypeInfo typeInfo = serializer.TypeInfo(eventType);

    public Type EventType => eventType;

    public string Name => name;

    public string DotNetTypeName { get; } = EventTypeName.DotNetTypeName(eventType);

    public static EventMapping Of(Type eventType, string name, JsonDocumentSerializer serializer)
    {
        if (!eventType.IsClass || eventType == typeof(string) || eventType.IsAbstract)
            throw new InvalidDocumentException($"{eventType.Name} cannot be an event: a class or record that is not abstract was expected.");
        return (EventMapping)Activator.CreateInstance(typeof(EventMapping<>).MakeGenericType(eventType), name, serializer)!;
    }

    protected JsonDocumentSerializer Serializer => serializer;

    public byte[] Write(object data) => serializer.Write(data, typeInfo);

    public virtual object Read(Stream json) => JsonDocumentSerializer.Read(json, typeInfo)!;

    /// <summary>Puts what is known around an event.</summary>
    public abstract Event Wrap(object data, EventFacts facts);
}

internal class EventMapping<T>(string name, JsonDocumentSerializer serializer) : EventMapping(typeof(T), name, serializer) where T : notnull
{
    public sealed override Event Wrap(object data, EventFacts facts) => new Event<T>(this, (T)data)
    {
        Id = facts.Id,
        Stream = facts.Stream,
        TenantId = facts.TenantId,
        Timestamp = facts.Timestamp,
        Version = facts.Version,
        Sequence = facts.Sequence,
        CorrelationId = facts.CorrelationId,
        CausationId = facts.CausationId,
        UserName = facts.UserName,
        IsArchived = facts.IsArchived,
    };
}

/// <summary>What is known about an event, the event itself aside.</summary>
internal readonly record struct EventFacts(
    Guid Id,
    object Stream,
    string TenantId,
    DateTimeOffset Timestamp,
    long Version = 0,
    long Sequence = 0,
    string? CorrelationId = null,
    string? CausationId = null,
    string? UserName = null,
    bool IsArchived = false);
