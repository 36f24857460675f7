using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Reference;

namespace InterviewKit.GraphQL.Conformance.Tests.Transport;

/// <summary>The npm clients graphql-ws and graphql-sse against the endpoint.</summary>
public sealed class ClientTests : IAsyncLifetime
{
    private ConformanceServer? server;
    private NodeProcess? clients;

    public static TheoryData<string> Protocols => ["ws", "sse"];

    public async Task InitializeAsync()
    {
        if (ReferenceInstallation.MissingReason is not null) return;
        server = await ConformanceServer.StartAsync(
            static options => options.MaxSubscriptionsPerConnection = 300,
            static endpoint =>
            {
                endpoint.ConnectionInitTimeout = TimeSpan.FromMilliseconds(200);
                endpoint.KeepAliveInterval = TimeSpan.FromMilliseconds(50);
            });
        clients = NodeProcess.Start("clients.mjs", server.Address.ToString(), server.WebSocketAddress.ToString());
    }

    public async Task DisposeAsync()
    {
        if (clients is not null) await clients.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    [ReferenceTheory]
    [MemberData(nameof(Protocols))]
    public async Task A_query_is_answered_once(string protocol)
    {
        var answer = await clients!.AskAsync(protocol, new { query = "query($n: String) { hello(name: $n) }", variables = new { n = "é😀" } });

        answer.GetProperty("end").GetString().ShouldBe("complete", answer.ToString());
        Results(answer).ShouldBe(["""{"data":{"hello":"Hello é😀!"}}"""]);
    }

    [ReferenceTheory]
    [MemberData(nameof(Protocols))]
    public async Task A_subscription_is_answered_in_order_and_completes(string protocol)
    {
        var answer = await clients!.AskAsync(protocol, new { query = "subscription { count(to: 200) }" });

        answer.GetProperty("end").GetString().ShouldBe("complete", answer.ToString());
        Results(answer).ShouldBe(Enumerable.Range(1, 200).Select(static number => $$$"""{"data":{"count":{{{number}}}}}"""));
    }

    [ReferenceTheory]
    [MemberData(nameof(Protocols))]
    public async Task A_field_that_fails_is_an_error_of_one_result(string protocol)
    {
        var answer = await clients!.AskAsync(protocol, new { query = "subscription { each { number odd } }" });

        answer.GetProperty("end").GetString().ShouldBe("complete", answer.ToString());
        var results = answer.GetProperty("results").EnumerateArray().ToArray();
        results.Select(static result => result.TryGetProperty("errors", out _)).ShouldBe([false, true, false]);
        results[1].GetProperty("data").GetRawText().ShouldBe("""{"each":{"number":2,"odd":null}}""");
        results[1].GetProperty("errors")[0].GetProperty("path").GetRawText().ShouldBe("""["each","odd"]""");
    }

    [ReferenceTheory]
    [InlineData("{ missing }", "GRAPHQL_VALIDATION_FAILED")]
    [InlineData("subscription {", "GRAPHQL_PARSE_FAILED")]
    [InlineData("query($a: Int!) { number(of: $a) }", "BAD_USER_INPUT")]
    public async Task A_refused_operation_is_an_error_to_both_clients(string query, string code)
    {
        var ws = await clients!.AskAsync("ws", new { query });
        var sse = await clients.AskAsync("sse", new { query });

        ws.GetProperty("end").GetString().ShouldBe("error", ws.ToString());
        CodeOf(ws.GetProperty("error")).ShouldBe(code);
        sse.GetProperty("end").GetString().ShouldBe("complete", sse.ToString());
        CodeOf(sse.GetProperty("results")[0].GetProperty("errors")).ShouldBe(code);
    }

    [ReferenceTheory]
    [MemberData(nameof(Protocols))]
    public async Task A_stream_that_breaks_ends_with_an_error(string protocol)
    {
        var answer = await clients!.AskAsync(protocol, new { query = "subscription { breaks }" });

        Results(answer)[0].ShouldBe("""{"data":{"breaks":1}}""");
        var errors = protocol == "ws" ? answer.GetProperty("error") : answer.GetProperty("results")[1].GetProperty("errors");
        errors[0].GetProperty("message").GetString().ShouldBe("The stream broke.");
    }

    [ReferenceTheory]
    [MemberData(nameof(Protocols))]
    public async Task A_client_that_leaves_ends_its_stream(string protocol)
    {
        var answer = await clients!.AskAsync(protocol, new { query = "subscription { forever }", take = 2 });

        answer.GetProperty("end").GetString().ShouldBe("left", answer.ToString());
        await NoStreamIsOpenAsync();
    }

    [ReferenceTheory]
    [InlineData("wsMany")]
    [InlineData("sseMany")]
    public async Task Hundreds_of_subscriptions_at_once_each_get_their_own_results(string ask)
    {
        var answer = await clients!.AskAsync(ask, new { count = 250, query = "subscription($to: Int!) { count(to: $to) }" });

        answer.GetProperty("ok").GetBoolean().ShouldBeTrue(answer.ToString());
        var all = answer.GetProperty("all").EnumerateArray().ToArray();
        all.Length.ShouldBe(250);
        for (var i = 0; i < all.Length; i++)
        {
            all[i].GetProperty("end").GetString().ShouldBe("complete", all[i].ToString());
            Results(all[i]).ShouldBe(Enumerable.Range(1, 1 + (i % 5)).Select(static number => $$$"""{"data":{"count":{{{number}}}}}"""));
        }
    }

    [ReferenceFact]
    public async Task The_pings_of_a_client_are_answered()
    {
        var answer = await clients!.AskAsync("wsKeepAlive", new { pongs = 3 });

        answer.GetProperty("pongs").GetInt32().ShouldBeGreaterThanOrEqualTo(3);
    }

    [ReferenceFact]
    public async Task A_silent_event_stream_is_kept_alive_by_what_the_client_overlooks()
    {
        var silent = clients!.AskAsync("sse", new { query = "subscription { forever }", take = 3 });
        await server!.OpenStreams.ReachesAsync(1);

        // Twenty pings of 20 ms are eight intervals of the server's comments.
        await clients.AskAsync("wsKeepAlive", new { pongs = 20 });

        silent.IsCompleted.ShouldBeFalse();
        server.OpenStreams.Value.ShouldBe(1);
    }

    [ReferenceFact]
    public async Task A_server_that_stops_closes_with_going_away()
    {
        var connected = clients!.AskAsync("wsUntilClosed", new { query = "subscription { forever }" });
        await server!.OpenStreams.ReachesAsync(1);
        await server!.StopAsync();

        (await connected).GetProperty("closed").GetInt32().ShouldBe(1001);
    }

    [ReferenceTheory]
    [InlineData(4400, "nonsense")]
    [InlineData(4400, """{"type":"nonsense"}""")]
    [InlineData(4401, """{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}""")]
    [InlineData(4408)]
    [InlineData(4409, """{"type":"connection_init"}""", """{"type":"subscribe","id":"1","payload":{"query":"subscription { forever }"}}""", """{"type":"subscribe","id":"1","payload":{"query":"{ hello }"}}""")]
    [InlineData(4429, """{"type":"connection_init"}""", """{"type":"connection_init"}""")]
    public async Task What_breaks_the_protocol_closes_with_the_code_that_clients_know(int code, params string[] messages)
    {
        var answer = await clients!.AskAsync("raw", new { messages });

        answer.GetProperty("code").GetInt32().ShouldBe(code);
        await NoStreamIsOpenAsync();
    }

    private static string CodeOf(JsonElement errors) => errors[0].GetProperty("extensions").GetProperty("code").GetString()!;

    private static string[] Results(JsonElement answer) => [.. answer.GetProperty("results").EnumerateArray().Select(static result => result.GetRawText())];

    private Task NoStreamIsOpenAsync() => server!.OpenStreams.ReachesAsync(0);
}
