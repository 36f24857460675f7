namespace InterviewKit.Documents;

/// <summary>What was asked of a stream cannot be done to it: no events, an archived stream, the wrong kind of identity.</summary>
public sealed class InvalidStreamOperationException : MartenException
{
    internal InvalidStreamOperationException(string message) : base(message)
    {
    }
}
