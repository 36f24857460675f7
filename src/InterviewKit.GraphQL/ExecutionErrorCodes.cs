namespace InterviewKit.GraphQL;

/// <summary>The codes of errors that arise while an operation is executed. Stable.</summary>
public static class ExecutionErrorCodes
{
    /// <summary>
    /// A fault of the server, without detail; <c>extensions.requestId</c> names its log entry where it has one.
    /// </summary>
    public const string Internal = "INTERNAL";

    /// <summary>The operation took longer than <see cref="GraphQLOptions.ExecutionTimeLimit"/>.</summary>
    public const string Timeout = "EXECUTION_TIMEOUT";

    /// <summary>A subscriber did not read its events as fast as they came, so that its queue was full.</summary>
    public const string SubscriberTooSlow = "SUBSCRIBER_TOO_SLOW";

    /// <summary>A mutation was sent by a method that must not change anything.</summary>
    public const string MutationNotAllowed = "MUTATION_NOT_ALLOWED";

    /// <summary>Introspection was asked for where <see cref="GraphQLOptions.Introspection"/> is off.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>No document of the given id is stored.</summary>
    public const string DocumentNotFound = "PERSISTED_DOCUMENT_NOT_FOUND";

    /// <summary>The document is none of the trusted ones, and only those are executed.</summary>
    public const string DocumentNotTrusted = "DOCUMENT_NOT_TRUSTED";

    /// <summary>No document of the given hash is stored; the client sends the text with it now (Apollo's code).</summary>
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";

    /// <summary>Clients cannot store documents here (Apollo's code).</summary>
    public const string PersistedQueryNotSupported = "PERSISTED_QUERY_NOT_SUPPORTED";

    /// <summary>The document has no operation that the request could mean.</summary>
    public const string OperationResolutionFailed = "OPERATION_RESOLUTION_FAILURE";
}
