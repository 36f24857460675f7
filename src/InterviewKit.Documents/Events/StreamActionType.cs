namespace InterviewKit.Documents;

/// <summary>What is done to a stream.</summary>
public enum StreamActionType
{
    /// <summary>It must not exist yet.</summary>
    Start = 0,

    /// <summary>It is gone on with, or started when it does not exist.</summary>
    Append = 1,
}
