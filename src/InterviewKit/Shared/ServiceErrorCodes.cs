namespace InterviewKit.Shared;

/// <summary>The values of <c>extensions.code</c> in GraphQL errors that are the service's own.</summary>
public static class ServiceErrorCodes
{
    /// <summary>No sign-in and no key, or one that does not hold.</summary>
    public const string Unauthenticated = "UNAUTHENTICATED";

    /// <summary>The caller lacks a scope or a role.</summary>
    public const string Forbidden = "FORBIDDEN";

    /// <summary>An argument that cannot be used as it is.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>More was asked for than is given at once.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The database cannot be reached now; the same request may succeed later.</summary>
    public const string Unavailable = "UNAVAILABLE";
}
