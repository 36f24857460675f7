namespace InterviewKit.GraphQL.Language;

/// <summary>The three kinds of operation (section 2.4).</summary>
public enum OperationType
{
    /// <summary>A read.</summary>
    Query,

    /// <summary>A write, followed by a read.</summary>
    Mutation,

    /// <summary>A long-lived request that answers events of a source.</summary>
    Subscription,
}

/// <summary>The spelling of operation types.</summary>
public static class OperationTypes
{
    /// <summary>The keyword in a document: <c>query</c>, <c>mutation</c> or <c>subscription</c>.</summary>
    public static string Keyword(this OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
