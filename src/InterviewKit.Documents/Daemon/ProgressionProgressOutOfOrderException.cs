namespace InterviewKit.Documents;

/// <summary>A projection's progress is not where it was left: somebody else moves it. The transaction is undone.</summary>
public sealed class ProgressionProgressOutOfOrderException : MartenException
{
    internal ProgressionProgressOutOfOrderException(string shardName, long floor)
        : base($"Progression '{shardName}' is no longer at {floor}: somebody else has moved it.")
    {
    }
}
