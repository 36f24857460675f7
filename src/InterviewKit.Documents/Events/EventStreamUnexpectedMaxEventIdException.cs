namespace InterviewKit.Documents;

/// <summary>Somebody else appended to the stream first, or the expected version was wrong.</summary>
public sealed class EventStreamUnexpectedMaxEventIdException : ConcurrencyException
{
    internal EventStreamUnexpectedMaxEventIdException(object streamId, Type? aggregateType, long expected, long actual, Exception? inner = null)
        : base($"Unexpected starting version number for event stream '{streamId}', expected {expected} but was {actual}", aggregateType, streamId, inner)
    {
        ExpectedVersion = expected;
        ActualVersion = actual;
    }

    /// <summary>The version that the writer took the stream to have before its events.</summary>
    public long ExpectedVersion { get; }

    /// <summary>The version that the stream had; 0 when there was no stream.</summary>
    public long ActualVersion { get; }
}
