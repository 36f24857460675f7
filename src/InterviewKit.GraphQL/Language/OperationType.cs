namespace InterviewKit.GraphQL.Language;

/// <summary>The three kinds of operation (section 2.3).</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write, followed by a read.</summary>
    Mutation,

    /// <summary>A long-lived request that answers events of a source.</summary>
    Subscription,
}
