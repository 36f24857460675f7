namespace InterviewKit.Documents;

/// <summary>What identifies the streams of a store.</summary>
public enum StreamIdentity
{
    /// <summary>A Guid.</summary>
    AsGuid = 0,

    /// <summary>A text.</summary>
    AsString = 1,
}
