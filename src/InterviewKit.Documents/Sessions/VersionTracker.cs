namespace InterviewKit.Documents.Sessions;

/// <summary>The Guid versions that a session has seen of documents with optimistic concurrency.</summary>
internal sealed class VersionTracker
{
    private readonly Dictionary<(Type, object), Guid> versions = [];

    public void Remember(Type documentType, object id, Guid version) => versions[(documentType, id)] = version;

    public Guid? Find(Type documentType, object id) => versions.TryGetValue((documentType, id), out var version) ? version : null;

    public void Forget(Type documentType, object id) => versions.Remove((documentType, id));
}
