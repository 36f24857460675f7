using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Transport;

/// <summary>
/// One connection in the protocol graphql-transport-ws. One loop reads messages; each operation runs beside it; what is sent goes
/// out one message after the other. An operation's next event is asked for only when the result before it was sent, so that a
/// slow client slows its own streams and nothing piles up here.
/// </summary>
internal sealed class GraphQLWebSocket(
    WebSocket socket,
    HttpContext context,
    GraphQLExecutor executor,
    GraphQLEndpointOptions options,
    Func<ValueTask<AsyncServiceScope>> createScope)
    : IDisposable
{
    public const string Subprotocol = "graphql-transport-ws";

    /// <summary>How long a client may take to answer the server's close frame.</summary>
    private static readonly TimeSpan CloseGrace = TimeSpan.FromSeconds(5);

    /// <summary>The same where the host stops, which waits for it.</summary>
    private static readonly TimeSpan StopGrace = TimeSpan.FromMilliseconds(500);

    /// <summary>The open operations. Whoever takes one out of it ends and disposes it.</summary>
    private readonly Dictionary<string, CancellationTokenSource> operations = new(StringComparer.Ordinal);
    private readonly List<Task> running = [];
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource closing = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
    private bool isInitialized;

    /// <summary>Serves the connection to its end.</summary>
    /// <param name="stopping">The end of the host, at which the connection is closed as "going away".</param>
    public async Task RunAsync(CancellationToken stopping)
    {
        using var initTimeout = new CancellationTokenSource(options.ConnectionInitTimeout, executor.Options.TimeProvider);
        using var closeAtInitTimeout = initTimeout.Token.Register(() => _ = CloseIfNotInitializedAsync());
        using var closeAtStop = stopping.Register(
            () => _ = CloseFromHereAsync(WebSocketCloseStatus.EndpointUnavailable, "The server is stopping", StopGrace));
        try
        {
            while (await WebSocketReading.ReadAsync(socket, executor.Options.MaxBodyBytes, closing.Token) is { } message)
            {
                using (message)
                {
                    if (!await HandleAsync(message)) break;
                }
            }
        }
        catch (WebSocketException)
        {
            // The connection broke; there is nobody to tell.
        }
        catch (OperationCanceledException) when (closing.IsCancellationRequested)
        {
            // Closed from this side, or aborted.
        }

        await closing.CancelAsync();
        await Task.WhenAll(running);
        await CloseAsync(WebSocketCloseStatus.NormalClosure, "");
    }

    public void Dispose()
    {
        closing.Dispose();
        sending.Dispose();
    }

    /// <summary>Handles one message; false where it ended the connection.</summary>
    private async Task<bool> HandleAsync(ClientMessage message)
    {
        switch (message.Type)
        {
            case "connection_init":
                return await InitializeAsync(message.Payload);
            case "ping":
                await SendAsync(WebSocketMessages.Pong(message.Payload));
                return true;
            case "pong":
                return true;
            case "subscribe":
                return await SubscribeAsync(message);
            case "complete" when message.Id is not null:
                Cancel(message.Id);
                return true;
            default:
                return await CloseAsync(4400, message.Problem ?? "Invalid message received");
        }
    }

    private async Task<bool> InitializeAsync(JsonElement? payload)
    {
        if (isInitialized) return await CloseAsync(4429, "Too many initialisation requests");
        isInitialized = true;
        if (options.ConnectionInit is { } authorize && await authorize(context, payload) is { } refusal)
            return await CloseAsync(4403, refusal.Message);
        await SendAsync(WebSocketMessages.ConnectionAck);
        return true;
    }

    private async Task<bool> SubscribeAsync(ClientMessage message)
    {
        if (!isInitialized) return await CloseAsync(4401, "Unauthorized");
        if (message.Id is not { Length: > 0 } id || message.Payload is not { } payload)
            return await CloseAsync(4400, "A subscribe message needs an id and a payload");
        using var read = HttpRequestReading.ToRequest(payload, context.TraceIdentifier);
        if (read.Request is null) return await CloseAsync(4400, read.Refusal!.Message);

        int open;
        var lifetime = CancellationTokenSource.CreateLinkedTokenSource(closing.Token);
        lock (operations)
        {
            open = operations.Count;
            if (!operations.TryAdd(id, lifetime)) open = -1;
        }

        if (open < 0)
        {
            lifetime.Dispose();
            return await CloseAsync(4409, $"Subscriber for {id} already exists");
        }

        if (open >= executor.Options.MaxSubscriptionsPerConnection)
        {
            Cancel(id);
            await SendAsync(WebSocketMessages.Error(id, [TooManySubscriptions()]));
            return true;
        }

        // The message's JSON goes with the message; the operation may outlive it.
        var request = read.Request with { Variables = read.Request.Variables?.Clone(), Extensions = read.Request.Extensions?.Clone() };
        running.RemoveAll(static task => task.IsCompletedSuccessfully);
        running.Add(StreamAsync(id, request, lifetime));
        return true;
    }

    private async Task StreamAsync(string id, GraphQLRequest request, CancellationTokenSource lifetime)
    {
        var token = lifetime.Token;

        // The reading loop goes on at once, however long the operation takes to start.
        await Task.Yield();
        try
        {
            await foreach (var result in executor.StreamAsync(request, createScope, token))
            {
                if (result.Kind == ExecutionResultKind.RequestError)
                {
                    if (Take(id, lifetime)) await SendAsync(WebSocketMessages.Error(id, result.Errors));
                    return;
                }

                await SendAsync(WebSocketMessages.Next(id, result));
            }

            if (Take(id, lifetime)) await SendAsync(WebSocketMessages.Complete(id));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The client completed the operation, or the connection ended.
        }
        catch (WebSocketException)
        {
            // The connection broke while a message was sent; the reading loop ends too.
        }
        catch (Exception exception)
        {
            // A fault of one operation, such as of the host's PrepareScope, is no reason to end the others.
            var error = executor.ErrorOf(exception, request);
            if (Take(id, lifetime)) await SendAsync(WebSocketMessages.Error(id, [error]));
        }
        finally
        {
            Take(id, lifetime);
        }
    }

    /// <summary>Frees the id of an operation that has ended; false where the client has completed it before.</summary>
    private bool Take(string id, CancellationTokenSource lifetime)
    {
        lock (operations)
        {
            if (!operations.TryGetValue(id, out var current) || !ReferenceEquals(current, lifetime)) return false;
            operations.Remove(id);
        }

        lifetime.Dispose();
        return true;
    }

    /// <summary>Ends an operation that the client has completed. An unknown id has ended by itself meanwhile.</summary>
    private void Cancel(string id)
    {
        CancellationTokenSource? lifetime;
        lock (operations)
            operations.Remove(id, out lifetime);
        lifetime?.Cancel();
        lifetime?.Dispose();
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message)
    {
        await sending.WaitAsync(closing.Token);
        try
        {
            if (socket.State == WebSocketState.Open)
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, closing.Token);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task CloseIfNotInitializedAsync()
    {
        if (!isInitialized) await CloseFromHereAsync((WebSocketCloseStatus)4408, "Connection initialisation timeout", CloseGrace);
    }

    /// <summary>Closes while the reading loop waits, which ends with the client's answer, or without it after a while.</summary>
    private async Task CloseFromHereAsync(WebSocketCloseStatus status, string reason, TimeSpan grace)
    {
        await CloseAsync(status, reason);
        closing.CancelAfter(grace);
    }

    private Task<bool> CloseAsync(int code, string reason) => CloseAsync((WebSocketCloseStatus)code, reason);

    /// <summary>Sends the close frame. Always false: the connection is over.</summary>
    private async Task<bool> CloseAsync(WebSocketCloseStatus status, string reason)
    {
        await sending.WaitAsync(CancellationToken.None);
        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await socket.CloseOutputAsync(status, WebSocketReading.FitReason(reason), CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The connection is gone already.
        }
        finally
        {
            sending.Release();
        }

        return false;
    }

    private GraphQLError TooManySubscriptions() => new(
        $"The connection has {executor.Options.MaxSubscriptionsPerConnection} operations open; no more are allowed.", ErrorCodes.LimitExceeded)
    {
        Extensions = new Dictionary<string, object?>
        {
            ["limit"] = nameof(GraphQLOptions.MaxSubscriptionsPerConnection),
            ["value"] = executor.Options.MaxSubscriptionsPerConnection,
        },
    };
}
