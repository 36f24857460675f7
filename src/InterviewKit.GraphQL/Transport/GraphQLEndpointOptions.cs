using Microsoft.AspNetCore.Http;

namespace InterviewKit.GraphQL.Transport;

/// <summary>What a host adds to a GraphQL endpoint.</summary>
public sealed class GraphQLEndpointOptions
{
    /// <summary>
    /// Answers a browser that opens the endpoint: a GET that accepts <c>text/html</c> and carries no query. Null, the default, means that such a request is answered as any
    /// other without a query.
    /// </summary>
    public RequestDelegate? Page { get; set; }

    /// <summary>
    /// Decides, before anything of the request is read, whether it may be executed; null from it lets the request pass. Null, the default, lets all pass.
    /// </summary>
    public Func<HttpContext, ValueTask<RequestRefusal?>>? Authorize { get; set; }
}

/// <summary>A request that is refused before execution.</summary>
/// <param name="Error">What the client reads as the only entry of <c>errors</c>.</param>
/// <param name="StatusCode">The HTTP status, such as 401; from 400 to 599.</param>
public sealed record RequestRefusal(GraphQLError Error, int StatusCode);
