using System.Buffers;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace InterviewKit.GraphQL.Transport;

/// <summary>
/// Results as Server-Sent Events, one connection for each operation (GraphQL over SSE, "distinct connections mode"): <c>next</c>
/// for each result, <c>complete</c> at the end. The client ends the operation by closing the connection.
/// </summary>
internal static class ServerSentEvents
{
    public static async Task WriteAsync(
        HttpContext context,
        IAsyncEnumerable<ExecutionResult> results,
        TimeSpan keepAlive,
        TimeProvider time,
        Func<Exception, GraphQLError> errorOf,
        CancellationToken stopping)
    {
        var response = context.Response;
        response.ContentType = "text/event-stream; charset=utf-8";
        response.Headers[HeaderNames.CacheControl] = "no-cache, no-store";

        // Proxies such as nginx hold streams back unless they are told not to.
        response.Headers["X-Accel-Buffering"] = "no";
        await response.BodyWriter.FlushAsync(context.RequestAborted);

        await using var enumerator = results.GetAsyncEnumerator(context.RequestAborted);
        try
        {
            while (await NextAsync(enumerator, context, keepAlive, time))
                await WriteNextAsync(context, enumerator.Current);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested && !context.RequestAborted.IsCancellationRequested)
        {
            // The host stops. The response ends without "complete", so that clients take up the subscription elsewhere.
            return;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            // A fault outside of resolvers, such as of the host's PrepareScope: the stream has begun, so that no status can tell.
            await WriteNextAsync(context, ExecutionResult.RequestError(errorOf(exception)));
        }

        response.BodyWriter.Write("event: complete\ndata:\n\n"u8);
        await response.BodyWriter.FlushAsync(context.RequestAborted);
    }

    private static async Task WriteNextAsync(HttpContext context, ExecutionResult result)
    {
        var output = context.Response.BodyWriter;
        output.Write("event: next\ndata: "u8);
        result.WriteTo(output);
        output.Write("\n\n"u8);
        await output.FlushAsync(context.RequestAborted);
    }

    /// <summary>
    /// Waits for the next result, with a comment now and then, so that nobody on the way takes the connection for dead.
    /// </summary>
    private static async Task<bool> NextAsync(
        IAsyncEnumerator<ExecutionResult> enumerator, HttpContext context, TimeSpan keepAlive, TimeProvider time)
    {
        var next = enumerator.MoveNextAsync().AsTask();
        while (true)
        {
            try
            {
                return await next.WaitAsync(keepAlive, time, CancellationToken.None);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                context.Response.BodyWriter.Write(":\n\n"u8);
                await context.Response.BodyWriter.FlushAsync(CancellationToken.None);
            }
        }
    }
}
