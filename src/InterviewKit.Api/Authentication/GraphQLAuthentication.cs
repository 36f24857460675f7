using System.Text.Json;
using InterviewKit.Api.Hosting;
using InterviewKit.GraphQL;
using InterviewKit.GraphQL.Transport;

namespace InterviewKit.Api.Authentication;

/// <summary>The check of the caller in GraphQL's forms: errors with a code, and WebSockets, whose key may come after the handshake.</summary>
internal sealed class GraphQLAuthentication(CallerCheck check)
{
    public void Configure(GraphQLEndpointOptions options)
    {
        options.Authorize = AuthorizeAsync;
        options.ConnectionInit = InitializeAsync;
        options.PrepareScope = PrepareScopeAsync;
    }

    private async ValueTask<RequestRefusal?> AuthorizeAsync(HttpContext context)
    {
        // Browsers cannot set headers on a WebSocket: theirs shows its key in connection_init, and can do nothing before that.
        if (context.WebSockets.IsWebSocketRequest && context.Request.Headers.Authorization.Count == 0)
        {
            return null;
        }

        var refusal = await AuthorizeAsync(context, Credentials.From(context.Request.Headers));
        if (refusal is not null)
        {
            RequiredKey.Challenge(context, refusal.StatusCode);
        }

        return refusal;
    }

    private async ValueTask<GraphQLError?> InitializeAsync(HttpContext context, JsonElement? payload)
    {
        var credentials = context.Features.Get<Credentials>() ?? Credentials.From(payload);
        var refusal = await AuthorizeAsync(context, credentials);
        return refusal?.Error;
    }

    private async ValueTask<RequestRefusal?> AuthorizeAsync(HttpContext context, Credentials? credentials)
    {
        try
        {
            switch (await check.CheckAsync(credentials, context.TraceIdentifier, context.RequestAborted))
            {
                case Caller.Known known:
                    context.Features.Set(credentials);
                    context.RequestServices.GetRequiredService<CurrentViewer>().Viewer = known.Viewer;
                    return null;
                case Caller.Refused refused:
                    return new RequestRefusal(new GraphQLError(refused.Sentence, refused.Code), refused.StatusCode);
                default:
                    throw new InvalidOperationException("A caller is known or refused.");
            }
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            return new RequestRefusal(DatabaseFaults.Unavailable, StatusCodes.Status503ServiceUnavailable);
        }
    }

    /// <summary>A stream lives longer than a check holds: before each of its events the key is looked at again.</summary>
    private async ValueTask PrepareScopeAsync(HttpContext context, IServiceProvider scope)
    {
        if (await check.CheckAsync(context.Features.Get<Credentials>(), context.TraceIdentifier, context.RequestAborted) is Caller.Known known)
        {
            scope.GetRequiredService<CurrentViewer>().Viewer = known.Viewer;
            return;
        }

        // Nothing more may be sent. Aborting takes effect a moment later, and the stream must not go on meanwhile.
        context.Abort();
        await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted);
    }
}
