namespace InterviewKit.Documents.Sessions;

/// <summary>Who writes, and why.</summary>
internal sealed class SessionMetadata
{
    public string? CorrelationId { get; set; }

    public string? CausationId { get; set; }

    public string? LastModifiedBy { get; set; }
}
