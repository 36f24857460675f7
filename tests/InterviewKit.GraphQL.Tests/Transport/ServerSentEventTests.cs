using System.Net;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Transport;

public sealed class ServerSentEventTests : IAsyncLifetime
{
    private LibraryServer server = null!;

    public async Task InitializeAsync() =>
        server = await LibraryServer.StartAsync(endpoint: static options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(20));

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task Results_are_events_and_the_end_is_one_too()
    {
        using var response = await PostAsync("subscription { ticks(to: 2) }");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            "event: next\ndata: {\"data\":{\"ticks\":1}}\n\nevent: next\ndata: {\"data\":{\"ticks\":2}}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_refused_document_is_an_event_not_a_status()
    {
        using var response = await PostAsync("subscription { nope }");
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        var body = await response.Content.ReadAsStringAsync();
        body.ShouldStartWith("event: next\ndata: {\"errors\":[");
        body.ShouldEndWith("\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_get_can_subscribe_and_a_query_is_answered_too()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await server.Client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldBe("event: next\ndata: {\"data\":{\"__typename\":\"Query\"}}\n\nevent: complete\ndata:\n\n");
    }

    [Fact]
    public async Task A_silent_stream_is_kept_alive_and_ends_with_its_client()
    {
        using (var response = await PostAsync("subscription { forever }"))
        {
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            (await reader.ReadLineAsync()).ShouldBe("event: next");
            await reader.ReadLineAsync();
            await reader.ReadLineAsync();
            (await reader.ReadLineAsync()).ShouldBe(":");
            server.Library.Streams.Value.ShouldBe(1);
        }

        await server.Library.Streams.ReachesAsync(0);
    }

    [Fact]
    public async Task A_fault_of_the_hosts_own_hook_is_logged_and_ends_the_stream_with_an_error()
    {
        await using var faulty = await LibraryServer.StartAsync(endpoint: static options => options.PrepareScope = static (_, _) => throw new InvalidOperationException("secret detail"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={__typename}");
        request.Headers.Add("Accept", "text/event-stream");
        using var response = await faulty.Client.SendAsync(request);

        var body = await response.Content.ReadAsStringAsync();
        body.ShouldStartWith("event: next\ndata: {\"errors\":[{\"message\":\"The server failed to answer this request.\",\"extensions\":{\"code\":\"INTERNAL\",\"requestId\":");
        body.ShouldEndWith("\n\nevent: complete\ndata:\n\n");
        faulty.Log.Entries.ShouldHaveSingleItem().Exception.ShouldNotBeNull().Message.ShouldBe("secret detail");
    }

    [Fact]
    public async Task A_stream_that_is_open_does_not_hold_up_a_host_that_stops()
    {
        using var response = await PostAsync("subscription { forever }");
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
        (await reader.ReadLineAsync()).ShouldBe("event: next");

        // A fraction of a second on an idle machine; a stream that were waited for would take the host's 30 seconds.
        var started = TimeProvider.System.GetTimestamp();
        await server.StopAsync();
        TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));

        server.Library.Streams.Value.ShouldBe(0);
        (await reader.ReadToEndAsync()).ShouldNotContain("complete");
    }

    private async Task<HttpResponseMessage> PostAsync(string document)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($$"""{"query":"{{document}}"}""", Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Accept", "text/event-stream");
        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
