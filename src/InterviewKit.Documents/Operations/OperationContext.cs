using InterviewKit.Documents.Sessions;

namespace InterviewKit.Documents.Operations;

/// <summary>What operations need to know of their session.</summary>
internal sealed record OperationContext(string TenantId, SessionMetadata Metadata, VersionTracker Versions, TimeProvider Time);
