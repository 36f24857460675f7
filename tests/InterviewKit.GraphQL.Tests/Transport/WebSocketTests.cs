using System.Net.WebSockets;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Transport;

public sealed class WebSocketTests : IAsyncLifetime
{
    private LibraryServer server = null!;

    public async Task InitializeAsync() => server = await LibraryServer.StartAsync(static options => options.MaxSubscriptionsPerConnection = 2);

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_subscription_is_answered_event_by_event_and_completed()
    {
        using var socket = await InitializedAsync();
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"subscription ($to: Int!) { ticks(to: $to) }","variables":{"to":2}}}""");

        (await ReceiveAsync(socket)).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"ticks":1}}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"ticks":2}}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"id":"1","type":"complete"}""");

        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"id":"1","type":"complete"}""");
    }

    [Theory]
    [InlineData("{", "GRAPHQL_PARSE_FAILED")]
    [InlineData("{ nope }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription { guarded { by } }", "FORBIDDEN")]
    public async Task A_refused_operation_is_answered_with_an_error_and_frees_its_id(string document, string code)
    {
        using var socket = await InitializedAsync();
        for (var i = 0; i < 2; i++)
        {
            await SendAsync(socket, $$$"""{"id":"1","type":"subscribe","payload":{"query":"{{{document}}}"}}""");
            var answer = await ReceiveAsync(socket);
            answer.ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":""");
            answer.ShouldContain($"\"code\":\"{code}\"");
        }
    }

    [Fact]
    public async Task Pings_are_answered_at_any_time()
    {
        using var socket = await ConnectAsync();
        await SendAsync(socket, """{"type":"ping","payload":{"n":1}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"type":"pong","payload":{"n":1}}""");
        await SendAsync(socket, """{"type":"pong"}""");
        await SendAsync(socket, """{"type":"ping"}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task A_client_can_complete_its_subscription()
    {
        using var socket = await InitializedAsync();
        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription { forever }"}}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"id":"a","type":"next","payload":{"data":{"forever":1}}}""");

        await SendAsync(socket, """{"id":"a","type":"complete"}""");
        await SendAsync(socket, """{"id":"unknown","type":"complete"}""");

        await server.Library.Streams.ReachesAsync(0);
        await SendAsync(socket, """{"type":"ping"}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"type":"pong"}""", "nothing is sent for an operation that the client has completed");
    }

    [Fact]
    public async Task Subscriptions_end_with_their_connection()
    {
        using (var socket = await InitializedAsync())
        {
            await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription { forever }"}}""");
            await ReceiveAsync(socket);
            server.Library.Streams.Value.ShouldBe(1);
            socket.Abort();
        }

        await server.Library.Streams.ReachesAsync(0);
    }

    [Fact]
    public async Task A_connection_has_only_so_many_operations()
    {
        using var socket = await InitializedAsync();
        for (var id = 1; id <= 2; id++)
        {
            await SendAsync(socket, $$$"""{"id":"{{{id}}}","type":"subscribe","payload":{"query":"subscription { forever }"}}""");
            await ReceiveAsync(socket);
        }

        await SendAsync(socket, """{"id":"3","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        (await ReceiveAsync(socket)).ShouldContain("\"limit\":\"MaxSubscriptionsPerConnection\"");
    }

    [Theory]
    [InlineData(4400, "not json")]
    [InlineData(4400, "[]")]
    [InlineData(4400, """{"type":"nonsense"}""")]
    [InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","payload":{"query":"{ a }"}}""")]
    [InlineData(4400, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":7}}""")]
    [InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ __typename }"}}""")]
    [InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    [InlineData(4409, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { forever }"}}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { forever }"}}""")]
    public async Task What_breaks_the_protocol_closes_the_connection(int code, params string[] messages)
    {
        using var socket = await ConnectAsync();
        foreach (var message in messages)
            await SendAsync(socket, message);
        (await CloseCodeAsync(socket)).ShouldBe(code);
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_ends_its_streams()
    {
        using var socket = await InitializedAsync();
        await SendAsync(socket, """{"id":"a","type":"subscribe","payload":{"query":"subscription { forever }"}}""");
        await ReceiveAsync(socket);

        var stopping = server.StopAsync();
        (await CloseCodeAsync(socket)).ShouldBe((int)WebSocketCloseStatus.EndpointUnavailable);
        await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);

        await stopping.WaitAsync(TimeSpan.FromSeconds(20));
        server.Library.Streams.Value.ShouldBe(0);
    }

    [Fact]
    public async Task A_client_that_does_not_answer_the_farewell_does_not_hold_up_a_host_that_stops()
    {
        using var socket = await InitializedAsync();

        var started = TimeProvider.System.GetTimestamp();
        await server.StopAsync();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task What_an_operation_costs_is_told_on_any_transport()
    {
        using var socket = await InitializedAsync();
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }","extensions":{"cost":"report"}}}""");
        (await ReceiveAsync(socket)).ShouldContain("\"extensions\":{\"cost\":{\"fieldCost\":0,");
    }

    [Fact]
    public async Task A_message_over_the_limit_closes_the_connection()
    {
        await using var small = await LibraryServer.StartAsync(static options => options.MaxBodyBytes = 100);
        using var socket = await ConnectAsync(address: small.WebSocketAddress);
        await SendAsync(socket, new string(' ', 200));
        (await CloseCodeAsync(socket)).ShouldBe(4400);
        socket.CloseStatusDescription.ShouldBe("The message is larger than 100 bytes");
    }

    [Fact]
    public async Task Another_subprotocol_is_4406()
    {
        using var socket = await ConnectAsync("graphql-ws");
        (await CloseCodeAsync(socket)).ShouldBe(4406);
    }

    [Fact]
    public async Task Without_connection_init_the_connection_is_closed_after_a_while()
    {
        await using var impatient = await LibraryServer.StartAsync(endpoint: static options => options.ConnectionInitTimeout = TimeSpan.FromMilliseconds(30));
        using var socket = await ConnectAsync(address: impatient.WebSocketAddress);
        (await CloseCodeAsync(socket)).ShouldBe(4408);
    }

    [Fact]
    public async Task The_host_can_refuse_the_payload_of_connection_init()
    {
        await using var strict = await LibraryServer.StartAsync(endpoint: static options => options.ConnectionInit = static (_, payload) =>
            ValueTask.FromResult(payload?.GetProperty("token").GetString() == "right" ? null : new GraphQLError("Sign in.")));
        using var right = await ConnectAsync(address: strict.WebSocketAddress);
        await SendAsync(right, """{"type":"connection_init","payload":{"token":"right"}}""");
        (await ReceiveAsync(right)).ShouldBe("""{"type":"connection_ack"}""");

        using var wrong = await ConnectAsync(address: strict.WebSocketAddress);
        await SendAsync(wrong, """{"type":"connection_init","payload":{"token":"wrong"}}""");
        (await CloseCodeAsync(wrong)).ShouldBe(4403);
        wrong.CloseStatusDescription.ShouldBe("Sign in.");
    }

    [Fact]
    public async Task A_fault_of_the_hosts_own_hook_is_logged_and_ends_one_operation()
    {
        await using var faulty = await LibraryServer.StartAsync(endpoint: static options => options.PrepareScope = static (_, _) => throw new InvalidOperationException("secret detail"));
        using var socket = await ConnectAsync(address: faulty.WebSocketAddress);
        await SendAsync(socket, """{"type":"connection_init"}""");
        await ReceiveAsync(socket);
        await SendAsync(socket, """{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}""");
        (await ReceiveAsync(socket)).ShouldStartWith("""{"id":"1","type":"error","payload":[{"message":"The server failed to answer this request.","extensions":{"code":"INTERNAL","requestId":""");
        faulty.Log.Entries.ShouldHaveSingleItem().Exception.ShouldNotBeNull().Message.ShouldBe("secret detail");
        await SendAsync(socket, """{"type":"ping"}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"type":"pong"}""");
    }

    private async Task<ClientWebSocket> InitializedAsync()
    {
        var socket = await ConnectAsync();
        await SendAsync(socket, """{"type":"connection_init"}""");
        (await ReceiveAsync(socket)).ShouldBe("""{"type":"connection_ack"}""");
        return socket;
    }

    private async Task<ClientWebSocket> ConnectAsync(string subprotocol = "graphql-transport-ws", Uri? address = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(subprotocol);

        // The server answers to an unknown subprotocol without choosing one, which the client has to put up with to see the close code.
        if (subprotocol != "graphql-transport-ws") socket.Options.AddSubProtocol("other");
        await socket.ConnectAsync(address ?? server.WebSocketAddress, CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<string> ReceiveAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        received.MessageType.ShouldBe(WebSocketMessageType.Text, socket.CloseStatusDescription);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private static async Task<int> CloseCodeAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        WebSocketReceiveResult received;
        do received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        while (received.MessageType != WebSocketMessageType.Close);
        return (int)received.CloseStatus!.Value;
    }
}
