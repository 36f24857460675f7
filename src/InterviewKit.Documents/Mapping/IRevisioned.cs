namespace InterviewKit.Documents;

/// <summary>
/// A document that carries its numeric revision. Implementing it turns numeric revisions on, in an integer column.
/// A record with <c>init</c> members uses <see cref="VersionAttribute"/> instead.
/// </summary>
public interface IRevisioned
{
    /// <summary>The stored revision: set on load and after a save, 1 for the first.</summary>
    public int Version { get; set; }
}
