namespace InterviewKit.Documents;

/// <summary>A stream was started whose identity is taken.</summary>
public sealed class ExistingStreamIdCollisionException : MartenException
{
    internal ExistingStreamIdCollisionException(object id, Type? aggregateType)
        : base($"Stream #{id} already exists in the database")
    {
        Id = id;
        AggregateType = aggregateType;
    }

    /// <summary>The identity of the stream.</summary>
    public object Id { get; }

    /// <summary>The aggregate it was started for, if one was named.</summary>
    public Type? AggregateType { get; }
}
