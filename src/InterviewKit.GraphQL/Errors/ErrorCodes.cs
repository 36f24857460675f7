namespace InterviewKit.GraphQL;

/// <summary>The stable codes of errors that arise before an operation is executed.</summary>
public static class ErrorCodes
{
    /// <summary>The document is not GraphQL.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document is GraphQL, and breaks a rule of section 5 of the specification.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A value that the client sent does not fit its type.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The request breaks a limit of the server, which the message names.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";
}
