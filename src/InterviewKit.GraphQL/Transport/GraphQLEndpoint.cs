using System.Net.WebSockets;
using System.Text;
using InterviewKit.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace InterviewKit.GraphQL.Transport;

/// <summary>
/// GraphQL over HTTP at one path. Where the drafts of that specification differ, it answers as clients of today expect: 400 for
/// requests that are refused, 200 for them where only <c>application/json</c> is accepted.
/// </summary>
internal sealed class GraphQLEndpoint(GraphQLExecutor executor, GraphQLEndpointOptions options)
{
    /// <summary>The status of September 2026 for data that comes with errors.</summary>
    private const int PartialSuccess = 294;

    /// <summary>How long the client of a WebSocket may take to answer a ping frame.</summary>
    private static readonly TimeSpan PongPatience = TimeSpan.FromSeconds(20);

    private static readonly ResponseMediaType[] Answers =
        [ResponseMediaType.Json, ResponseMediaType.GraphQLResponse, ResponseMediaType.EventStream];

    private static readonly ResponseMediaType[] AnswersAndPage = [.. Answers, ResponseMediaType.Html];

    private readonly BodyPace pace = new(options.BodyGrace, options.MinBodyBytesPerSecond, executor.Options.TimeProvider);
    private readonly Lazy<byte[]> sdl = new(() => Encoding.UTF8.GetBytes(SchemaPrinter.Print(executor.Schema.Definition)));

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has left: there is nobody to answer.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var http = context.Request;
        if (context.WebSockets.IsWebSocketRequest)
        {
            await ServeSocketAsync(context);
            return;
        }

        var isGet = HttpMethods.IsGet(http.Method);
        if (!isGet && !HttpMethods.IsPost(http.Method))
        {
            await RefuseAsync(context, MethodNotAllowed(http.Method));
            return;
        }

        var offersPage = isGet && options.Page is not null && !http.Query.ContainsKey("query") && !http.Query.ContainsKey("documentId");
        var mediaType = Accept.Choose(http.Headers.Accept, offersPage ? AnswersAndPage : Answers);
        if (mediaType is null)
        {
            await RefuseAsync(context, NotAcceptable(http.Headers.Accept));
            return;
        }

        if (mediaType == ResponseMediaType.Html)
        {
            await options.Page!(context);
            return;
        }

        if (await IsRefusedAsync(context)) return;

        using var read = isGet
            ? HttpRequestReading.ReadQueryString(context)
            : await HttpRequestReading.ReadBodyAsync(context, executor.Options.MaxBodyBytes, pace);
        if (read.Request is null)
        {
            await RefuseAsync(context, read.Refusal!);
            return;
        }

        if (HasNoDocument(read.Request))
        {
            await RefuseAsync(context, HttpRequestReading.Unprocessable("The request has no document: \"query\" is missing or empty."));
            return;
        }

        var request = ReportsCost(http) ? read.Request with { ReportCost = true } : read.Request;
        if (mediaType == ResponseMediaType.EventStream)
        {
            var stopping = StoppingOf(context);
            var results = executor.StreamAsync(request, () => CreateScopeAsync(context), stopping, context.RequestAborted);
            await ServerSentEvents.WriteAsync(
                context, results, options.KeepAliveInterval, executor.Options.TimeProvider, fault => executor.ErrorOf(fault, request), stopping);
            return;
        }

        var result = await executor.ExecuteAsync(request, context.RequestServices, context.RequestAborted);
        if (result.IsMutationRefused) context.Response.Headers.Allow = HttpMethods.Post;
        await WriteAsync(context, result, mediaType.Value, StatusOf(result, mediaType.Value));
    }

    private async Task ServeSocketAsync(HttpContext context)
    {
        if (await IsRefusedAsync(context)) return;
        if (!context.WebSockets.WebSocketRequestedProtocols.Contains(GraphQLWebSocket.Subprotocol))
        {
            using var unfit = await context.WebSockets.AcceptWebSocketAsync();
            await unfit.CloseAsync((WebSocketCloseStatus)4406, "Subprotocol not acceptable", context.RequestAborted);
            return;
        }

        using var socket = await context.WebSockets.AcceptWebSocketAsync(new WebSocketAcceptContext
        {
            SubProtocol = GraphQLWebSocket.Subprotocol,
            KeepAliveInterval = options.KeepAliveInterval,
            KeepAliveTimeout = PongPatience,
        });
        using var connection = new GraphQLWebSocket(socket, context, executor, options, () => CreateScopeAsync(context));
        await connection.RunAsync(StoppingOf(context));
    }

    /// <summary>Asks the host whether the request may pass, and answers it where not.</summary>
    private async ValueTask<bool> IsRefusedAsync(HttpContext context)
    {
        if (options.Authorize is not { } authorize || await authorize(context) is not { } refusal) return false;
        await WriteAsync(context, ExecutionResult.RequestError(refusal.Error), ResponseMediaType.Json, refusal.StatusCode);
        return true;
    }

    private async ValueTask<AsyncServiceScope> CreateScopeAsync(HttpContext context)
    {
        var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        if (options.PrepareScope is { } prepare) await prepare(context, scope.ServiceProvider);
        return scope;
    }

    /// <summary>Answers with the schema as the SDL that it was composed of.</summary>
    public async Task WriteSdlAsync(HttpContext context)
    {
        if (!executor.Options.Introspection)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "text/plain; charset=utf-8";
        await context.Response.BodyWriter.WriteAsync(sdl.Value, context.RequestAborted);
    }

    private static HttpRefusal MethodNotAllowed(string method) =>
        new(StatusCodes.Status405MethodNotAllowed, $"The method {method} is not supported; expected POST or GET.") { Allow = "GET, POST" };

    private static HttpRefusal NotAcceptable(StringValues accept) => new(
        StatusCodes.Status406NotAcceptable,
        $"None of \"{accept}\" is offered; expected application/graphql-response+json or application/json.");

    private static bool HasNoDocument(GraphQLRequest request) =>
        string.IsNullOrEmpty(request.Query) && request.DocumentId is null && request.Extensions?.TryGetProperty("persistedQuery", out _) != true;

    private static CancellationToken StoppingOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;

    private static bool ReportsCost(HttpRequest request) =>
        request.Headers.TryGetValue("GraphQL-Cost", out var wish) && StringSegment.Equals(wish.ToString(), "report", StringComparison.OrdinalIgnoreCase);

    private int StatusOf(ExecutionResult result, ResponseMediaType mediaType)
    {
        if (result.IsMutationRefused) return StatusCodes.Status405MethodNotAllowed;
        if (options.StatusCodes == HttpStatusCodes.September2026)
        {
            if (result.Kind == ExecutionResultKind.Executed) return result.Errors.Count == 0 ? StatusCodes.Status200OK : PartialSuccess;
            return result.Errors[0].Code == ErrorCodes.ParseFailed ? StatusCodes.Status400BadRequest : StatusCodes.Status422UnprocessableEntity;
        }

        return result.Kind == ExecutionResultKind.Executed || mediaType == ResponseMediaType.Json
            ? StatusCodes.Status200OK
            : StatusCodes.Status400BadRequest;
    }

    private async Task RefuseAsync(HttpContext context, HttpRefusal refusal)
    {
        var isUnprocessable = refusal.IsUnprocessable && options.StatusCodes == HttpStatusCodes.September2026;
        if (refusal.Allow is not null) context.Response.Headers.Allow = refusal.Allow;
        var result = ExecutionResult.RequestError(new GraphQLError(refusal.Message, refusal.Code));
        await WriteAsync(context, result, ResponseMediaType.Json, isUnprocessable ? StatusCodes.Status422UnprocessableEntity : refusal.StatusCode);
    }

    private static async Task WriteAsync(HttpContext context, ExecutionResult result, ResponseMediaType mediaType, int statusCode)
    {
        var response = context.Response;
        response.StatusCode = statusCode;
        response.ContentType = mediaType == ResponseMediaType.GraphQLResponse
            ? "application/graphql-response+json; charset=utf-8"
            : "application/json; charset=utf-8";
        response.Headers[HeaderNames.Vary] = HeaderNames.Accept;
        using var body = ResponseBuffer.Take();
        body.Write(result);
        response.ContentLength = body.Written.Length;
        await response.BodyWriter.WriteAsync(body.Written, context.RequestAborted);
    }
}
