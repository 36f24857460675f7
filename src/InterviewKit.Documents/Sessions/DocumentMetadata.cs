namespace InterviewKit.Documents;

/// <summary>What the store keeps beside a document.</summary>
public sealed record DocumentMetadata
{
    /// <summary>The identity, as stored: a Guid or a string.</summary>
    public required object Id { get; init; }

    /// <summary>When it was written last: the time at which that transaction started.</summary>
    public required DateTimeOffset LastModified { get; init; }

    /// <summary>The Guid version; empty for a document of numeric revisions.</summary>
    public required Guid CurrentVersion { get; init; }

    /// <summary>The numeric revision; 0 for a document without.</summary>
    public required long CurrentRevision { get; init; }

    /// <summary>The full name of the .NET type that was stored.</summary>
    public required string? DotNetType { get; init; }

    /// <summary>The tenant it belongs to; <c>*DEFAULT*</c> where documents have none.</summary>
    public required string TenantId { get; init; }

    /// <summary>Whether it is marked as deleted.</summary>
    public required bool Deleted { get; init; }

    /// <summary>When it was marked as deleted.</summary>
    public required DateTimeOffset? DeletedAt { get; init; }

    /// <summary>The writing session's correlation id, where the document keeps metadata.</summary>
    public required string? CorrelationId { get; init; }

    /// <summary>The writing session's causation id, where the document keeps metadata.</summary>
    public required string? CausationId { get; init; }

    /// <summary>Who wrote it last, where the document keeps metadata.</summary>
    public required string? LastModifiedBy { get; init; }
}
