using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Events;

/// <summary>Reads events that are stored under a name of the past as the events of today. Nothing is written under that name any more.</summary>
internal sealed class UpcastMapping<T>(string name, JsonDocumentSerializer serializer, Func<Stream, JsonDocumentSerializer, T> upcast)
    : EventMapping<T>(name, serializer) where T : class
{
    public override object Read(Stream json)
        => upcast(json, Serializer) ?? throw new InvalidOperationException($"The upcast of event '{Name}' answered null; {typeof(T).Name} was expected.");
}
