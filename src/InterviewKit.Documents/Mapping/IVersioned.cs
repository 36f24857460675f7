namespace InterviewKit.Documents;

/// <summary>
/// A document that carries its Guid version. Implementing it turns optimistic concurrency on.
/// A record with <c>init</c> members uses <see cref="VersionAttribute"/> instead.
/// </summary>
public interface IVersioned
{
    /// <summary>The stored version: set on load and after a save, another one for every write.</summary>
    public Guid Version { get; set; }
}
