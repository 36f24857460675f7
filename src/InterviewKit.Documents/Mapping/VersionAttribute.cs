namespace InterviewKit.Documents;

/// <summary>
/// Marks the property that carries a document's version: a <see cref="Guid"/> turns optimistic concurrency on, an
/// <see cref="int"/> or <see cref="long"/> numeric revisions. It is set on load and after a save; <c>init</c> will do.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class VersionAttribute : Attribute;
