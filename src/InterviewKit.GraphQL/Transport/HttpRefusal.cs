namespace InterviewKit.GraphQL.Transport;

/// <summary>A request that is refused as HTTP, before it is a GraphQL request.</summary>
/// <param name="StatusCode">The status.</param>
/// <param name="Message">What was found and what was expected.</param>
internal sealed record HttpRefusal(int StatusCode, string Message)
{
    /// <summary>The methods that are allowed, for status 405.</summary>
    public string? Allow { get; init; }

    public string Code { get; init; } = ErrorCodes.BadUserInput;

    /// <summary>Whether the body is JSON, or the query string whole, and yet no GraphQL request.</summary>
    public bool IsUnprocessable { get; init; }
}
