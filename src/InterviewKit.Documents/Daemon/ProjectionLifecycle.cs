namespace InterviewKit.Documents;

/// <summary>When a projection takes events.</summary>
public enum ProjectionLifecycle
{
    /// <summary>In the transaction that appends them. For snapshots only.</summary>
    Inline = 0,

    /// <summary>Behind them, by the async daemon.</summary>
    Async = 1,
}
