using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Live;

/// <summary>A client that subscribed, over WebSocket or Server-Sent Events, and keeps what it was pushed.</summary>
internal sealed class LiveConnection : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Channel<JsonElement> _pushed = Channel.CreateUnbounded<JsonElement>();
    private readonly CancellationTokenSource _closing = new();
    private readonly List<IDisposable> _owned = [];
    private Task _reading = Task.CompletedTask;

    private LiveConnection()
    {
    }

    /// <summary>Subscribes over a WebSocket (graphql-transport-ws).</summary>
    public static async Task<LiveConnection> OverWebSocketAsync(ApiHost host, string actAs, string document, object variables)
    {
        var connection = new LiveConnection();
        var socket = new ClientWebSocket();
        connection._owned.Add(socket);
        socket.Options.AddSubProtocol("graphql-transport-ws");
        await socket.ConnectAsync(new UriBuilder(host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, connection._closing.Token);
        var credentials = new Dictionary<string, string> { ["Authorization"] = $"Bearer {ApiHost.BootstrapKey}", ["InterviewKit-Act-As"] = actAs };
        await connection.SendAsync(socket, JsonSerializer.Serialize(new { type = "connection_init", payload = credentials }));
        (await connection.ReceiveAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");
        await connection.SendAsync(socket, JsonSerializer.Serialize(new { id = "1", type = "subscribe", payload = new { query = document, variables } }));
        connection._reading = connection.PumpAsync(async () =>
        {
            while (true)
            {
                var message = await connection.ReceiveAsync(socket);
                message.GetProperty("type").GetString().ShouldBe("next", message.GetRawText());
                connection._pushed.Writer.TryWrite(message.GetProperty("payload"));
            }
        });
        return connection;
    }

    /// <summary>Subscribes over Server-Sent Events.</summary>
    public static async Task<LiveConnection> OverEventStreamAsync(ApiHost host, string actAs, string document, object variables)
    {
        var connection = new LiveConnection();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query = document, variables }), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        request.Headers.Add("InterviewKit-Act-As", actAs);
        var response = await host.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        connection._owned.Add(response);
        var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        connection._owned.Add(lines);
        connection._reading = connection.PumpAsync(async () =>
        {
            while (await lines.ReadLineAsync(connection._closing.Token) is { } line)
            {
                if (line.StartsWith("data: {", StringComparison.Ordinal))
                {
                    connection._pushed.Writer.TryWrite(JsonDocument.Parse(line["data: ".Length..]).RootElement);
                }
            }
        });
        return connection;
    }

    /// <summary>The next push that there is no error in; null where none comes within that time.</summary>
    public async Task<JsonElement?> NextAsync(TimeSpan? within = null)
    {
        using var patience = new CancellationTokenSource(within ?? Patience);
        try
        {
            var pushed = await _pushed.Reader.ReadAsync(patience.Token);
            pushed.TryGetProperty("errors", out _).ShouldBeFalse(pushed.GetRawText());
            return pushed.GetProperty("data").EnumerateObject().Single().Value;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <summary>The first push for which that holds.</summary>
    public async Task<JsonElement> UntilAsync(Func<JsonElement, bool> holds)
    {
        while (true)
        {
            var pushed = (await NextAsync()).ShouldNotBeNull("Nothing more was pushed.");
            if (holds(pushed))
            {
                return pushed;
            }
        }
    }

    /// <summary>Does something again and again until it is heard: a client is not told when its subscription has begun.</summary>
    public async Task<JsonElement> HeardAsync(Func<int, Task> act)
    {
        for (var i = 0; i < 60; i++)
        {
            await act(i);
            if (await NextAsync(TimeSpan.FromSeconds(1)) is { } pushed)
            {
                return pushed;
            }
        }

        throw new TimeoutException("Nothing was heard.");
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        foreach (var owned in _owned)
        {
            owned.Dispose();
        }

        _closing.Dispose();
    }

    private async Task PumpAsync(Func<Task> read)
    {
        try
        {
            await read();
            _pushed.Writer.TryComplete();
        }
        catch (Exception fault)
        {
            _pushed.Writer.TryComplete(fault); // Whoever waits for a push is told why none comes.
        }
    }

    private Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, _closing.Token);

    private async Task<JsonElement> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), _closing.Token);
            read.MessageType.ShouldBe(WebSocketMessageType.Text);
            length += read.Count;
            if (read.EndOfMessage)
            {
                return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, length)).RootElement;
            }
        }
    }
}
