namespace InterviewKit.Documents;

/// <summary>When the snapshot of a stream is brought up to date.</summary>
public enum SnapshotLifecycle
{
    /// <summary>In the transaction that appends the events: the snapshot is never behind its stream.</summary>
    Inline = 0,

    /// <summary>By the async daemon, a while later.</summary>
    Async = 1,
}
