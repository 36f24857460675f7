using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Authentication;

public sealed class WebSocketKeyTests(EmptyApi api) : IClassFixture<EmptyApi>, IDisposable
{
    private const string Secret = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private readonly CancellationTokenSource _patience = new(TimeSpan.FromSeconds(30));

    public void Dispose() => _patience.Dispose();

    [Fact]
    public async Task A_key_may_be_shown_when_the_connection_begins()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, new { type = "connection_init", payload = new { Authorization = $"Bearer {ApiHost.BootstrapKey}" } });
        (await ReadAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");

        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ viewer { workspace { key } } }" } });

        (await ReadAsync(socket)).GetProperty("payload").GetRawText().ShouldContain(ApiHost.Workspace);
    }

    [Fact]
    public async Task A_connection_that_begins_without_a_key_is_closed()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, new { type = "connection_init" });

        (await ReadCloseAsync(socket)).ShouldBe((WebSocketCloseStatus)4403);
    }

    [Fact]
    public async Task A_handshake_with_a_key_that_does_not_work_is_refused()
    {
        var failure = await Should.ThrowAsync<WebSocketException>(() => ConnectAsync($"Bearer ik_unknown0_{Secret}"));

        failure.Message.ShouldContain("401");
    }

    [Fact]
    public async Task A_key_that_is_revoked_ends_its_open_connections_at_their_next_operation()
    {
        var key = await api.Host.AddKeyAsync("ik_willend0_" + Secret, null, Scope.QuestionsRead);
        using var socket = await ConnectAsync("Bearer ik_willend0_" + Secret);
        await SendAsync(socket, new { type = "connection_init" });
        (await ReadAsync(socket)).GetProperty("type").GetString().ShouldBe("connection_ack");

        await using (var session = api.Host.Store.LightweightSession(ApiHost.Workspace))
        {
            session.Store(key with { RevokedAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) });
            await session.SaveChangesAsync();
        }

        await SendAsync(socket, new { id = "1", type = "subscribe", payload = new { query = "{ viewer { scopes } }" } });

        await Should.ThrowAsync<WebSocketException>(() => ReadAsync(socket));
    }

    private async Task<ClientWebSocket> ConnectAsync(string? authorization = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        if (authorization is not null)
        {
            socket.Options.SetRequestHeader("Authorization", authorization);
        }

        await socket.ConnectAsync(new UriBuilder(api.Host.Address) { Scheme = "ws", Path = "/graphql" }.Uri, _patience.Token);
        return socket;
    }

    private Task SendAsync(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);

    private async Task<JsonElement> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[64 * 1024];
        var read = await socket.ReceiveAsync(buffer, _patience.Token);
        read.MessageType.ShouldBe(WebSocketMessageType.Text);
        read.EndOfMessage.ShouldBeTrue();
        return JsonDocument.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)).RootElement;
    }

    private async Task<WebSocketCloseStatus?> ReadCloseAsync(ClientWebSocket socket)
    {
        var read = await socket.ReceiveAsync(new byte[1024], _patience.Token);
        read.MessageType.ShouldBe(WebSocketMessageType.Close);
        return socket.CloseStatus;
    }
}
