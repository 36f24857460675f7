namespace InterviewKit.GraphQL;

/// <summary>The codes of errors that arise while an operation is executed. Stable.</summary>
public static class ExecutionErrorCodes
{
    /// <summary>A fault of the server, without detail; <c>extensions.requestId</c> names its log entry where it has one.</summary>
    public const string Internal = "INTERNAL";

    /// <summary>The operation took longer than <see cref="GraphQLOptions.ExecutionTimeLimit"/>.</summary>
    public const string Timeout = "EXECUTION_TIMEOUT";

    /// <summary>A mutation was sent by a method that must not change anything.</summary>
    public const string MutationNotAllowed = "MUTATION_NOT_ALLOWED";

    /// <summary>The document has no operation that the request could mean.</summary>
    public const string OperationResolutionFailed = "OPERATION_RESOLUTION_FAILURE";
}
