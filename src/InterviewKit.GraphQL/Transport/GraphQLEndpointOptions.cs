using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InterviewKit.GraphQL.Transport;

/// <summary>What a host adds to a GraphQL endpoint.</summary>
public sealed class GraphQLEndpointOptions
{
    /// <summary>
    /// Answers a browser that opens the endpoint: a GET that accepts <c>text/html</c> and carries no query. Null, the default,
    /// means that such a request is answered as any other without a query.
    /// </summary>
    public RequestDelegate? Page { get; set; }

    /// <summary>
    /// Decides, before anything of the request is read, whether it may be executed; null from it lets the request pass. Asked for
    /// every HTTP request and for the handshake of every WebSocket. Null, the default, lets all pass.
    /// </summary>
    public Func<HttpContext, ValueTask<RequestRefusal?>>? Authorize { get; set; }

    /// <summary>
    /// Decides whether a WebSocket may be used, given the payload of its <c>connection_init</c>: where browsers, which cannot set
    /// headers, send their token. An error closes the connection with 4403 and the error's message. Null, the default, lets all
    /// pass.
    /// </summary>
    public Func<HttpContext, JsonElement?, ValueTask<GraphQLError?>>? ConnectionInit { get; set; }

    /// <summary>
    /// Prepares the services of an execution in a stream. Every operation on a WebSocket and every event of a subscription has a
    /// scope of its own, not the HTTP request's: here the host carries the caller over. Null, the default, does nothing.
    /// </summary>
    public Func<HttpContext, IServiceProvider, ValueTask>? PrepareScope { get; set; }

    /// <summary>Which text of GraphQL over HTTP decides about status codes.</summary>
    /// <value><see cref="HttpStatusCodes.Audited"/> by default.</value>
    public HttpStatusCodes StatusCodes { get; set; }

    /// <summary>
    /// How long a client may take before its body has to keep up with <see cref="MinBodyBytesPerSecond"/>. What comes slower is
    /// answered with 408.
    /// </summary>
    /// <value>1.5 seconds by default.</value>
    public TimeSpan BodyGrace { get; set; } = TimeSpan.FromSeconds(1.5);

    /// <summary>How many bytes a second a body has to bring on average, from 1.</summary>
    /// <value>1,024 by default: a slow telephone is ten times as fast.</value>
    public int MinBodyBytesPerSecond { get; set; } = 1024;

    /// <summary>How long a WebSocket may stay without <c>connection_init</c> before it is closed with 4408.</summary>
    /// <value>10 seconds by default.</value>
    public TimeSpan ConnectionInitTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a stream of Server-Sent Events may be silent before a comment is sent to keep the connection open, and a WebSocket
    /// before a ping frame is sent; a WebSocket whose client does not answer it within 20 seconds is ended.
    /// </summary>
    /// <value>15 seconds by default.</value>
    public TimeSpan KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(15);
}

/// <summary>Texts of GraphQL over HTTP that differ in their status codes.</summary>
public enum HttpStatusCodes
{
    /// <summary>
    /// What the audits of npm <c>graphql-http</c> ask for and clients of today expect: 200 for what was executed; for a refused document or
    /// variables 400, and 200 where the client reads <c>application/json</c> only.
    /// </summary>
    Audited,

    /// <summary>
    /// The text of September 2026: 294 where data comes with errors; 400 for a document that does not parse and for broken JSON, 422
    /// for what is refused after that and for JSON that is no request, whichever media type the client reads.
    /// </summary>
    September2026,
}

/// <summary>A request that is refused before execution.</summary>
/// <param name="Error">What the client reads as the only entry of <c>errors</c>.</param>
/// <param name="StatusCode">The HTTP status, such as 401; from 400 to 599.</param>
public sealed record RequestRefusal(GraphQLError Error, int StatusCode);
