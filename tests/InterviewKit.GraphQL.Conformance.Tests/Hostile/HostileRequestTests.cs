using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Transport;

namespace InterviewKit.GraphQL.Conformance.Tests.Hostile;

/// <summary>Each such request is refused with a well-formed GraphQL error, and the server goes on to answer others.</summary>
public sealed class HostileRequestTests(HostileRequestTests.Servers servers) : IClassFixture<HostileRequestTests.Servers>
{
    /// <summary>Fifty errors of a thousand characters, and what stands around them.</summary>
    private const int ResponseMax = 70_000;

    private static readonly HttpClient Client = new() { Timeout = TimeSpan.FromSeconds(30) };

    public static TheoryData<string> Names => [.. HostileRequests.Names];

    /// <summary>What only a limit of size stops: there is nothing wrong with it, or it is as much work as it says.</summary>
    public static TheoryData<string> NamesWithoutLimits => [.. HostileRequests.Names.Except(
        ["ten thousand aliases", "fragments that double", "a circle of introspection", "variables as long lists", "a float of a hundred thousand digits"])];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task It_is_refused_with_an_error(string name)
    {
        await ShouldBeRefusedAsync(servers.Usual, Json(HostileRequests.Body(name)), name);
    }

    [Theory]
    [MemberData(nameof(NamesWithoutLimits))]
    public async Task It_is_refused_even_where_the_limits_of_size_are_lifted(string name)
    {
        await ShouldBeRefusedAsync(servers.Lifted, Json(HostileRequests.Body(name)), name);
    }

    [Fact]
    public async Task A_body_of_fifty_megabytes_is_too_large()
    {
        var body = new byte[50 * 1024 * 1024];
        Array.Fill(body, (byte)' ');

        (await ShouldBeRefusedAsync(servers.Usual, Json(body), "fifty megabytes")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Rubbish_that_calls_itself_gzip_is_not_unpacked()
    {
        var content = Json(Encoding.UTF8.GetBytes("no gzip at all"));
        content.Headers.ContentEncoding.Add("gzip");

        (await ShouldBeRefusedAsync(servers.Usual, content, "gzip")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_small_gzip_of_a_large_body_is_not_unpacked()
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            await gzip.WriteAsync(new byte[10_000_000]);
        var content = Json(packed.ToArray());
        content.Headers.ContentEncoding.Add("gzip");

        (await ShouldBeRefusedAsync(servers.Usual, content, "gzip bomb")).ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [InlineData("POST ")]
    [InlineData("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: app")]
    [InlineData("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")]
    [InlineData("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"query\":")]
    [InlineData("POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"query\":\r\n")]
    public async Task A_thousand_requests_that_stop_half_way_hold_up_nobody(string start)
    {
        var address = servers.Usual.Address;
        var bytes = Encoding.ASCII.GetBytes(start.Replace("{path}", address.AbsolutePath, StringComparison.Ordinal).Replace("{host}", address.Authority, StringComparison.Ordinal));
        var half = new List<TcpClient>();
        try
        {
            for (var i = 0; i < 1000; i++)
            {
                var connection = new TcpClient();
                half.Add(connection);
                await connection.ConnectAsync(address.Host, address.Port);
                await connection.GetStream().WriteAsync(bytes);
            }

            await ShouldAnswerAsync(servers.Usual);
            if (start.Contains("\r\n\r\n", StringComparison.Ordinal)) await ShouldBeTimedOutAsync(half[^1]);
        }
        finally
        {
            half.ForEach(static connection => connection.Dispose());
        }

        await ShouldAnswerAsync(servers.Usual);
    }

    /// <summary>A body that does not come is answered, too: with an error in the form of any other.</summary>
    private static async Task ShouldBeTimedOutAsync(TcpClient connection)
    {
        var buffer = new byte[4096];
        var answer = new StringBuilder();
        while (!answer.ToString().Contains("}]}", StringComparison.Ordinal))
        {
            var count = await connection.GetStream().ReadAsync(buffer);
            count.ShouldBePositive(answer.ToString());
            answer.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        answer.ToString().ShouldStartWith("HTTP/1.1 408 ");
        answer.ToString().ShouldContain("{\"errors\":[{\"message\":\"The body came too slowly");
    }

    private static ByteArrayContent Json(byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return content;
    }

    private static async Task<HttpStatusCode> ShouldBeRefusedAsync(ConformanceServer server, HttpContent content, string name)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, server.Address) { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");
        request.Headers.ExpectContinue = true;
        using var response = await Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();

        ((int)response.StatusCode).ShouldBeInRange(400, 499, $"{name}: {Shortened(text)}");
        text.Length.ShouldBeLessThan(ResponseMax, $"{name}: {Shortened(text)}");
        using var answer = JsonDocument.Parse(text);
        answer.RootElement.TryGetProperty("data", out _).ShouldBeFalse(name);
        var errors = answer.RootElement.GetProperty("errors").EnumerateArray().ToArray();
        errors.ShouldNotBeEmpty(name);
        foreach (var error in errors)
        {
            error.GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace(name);
            error.GetProperty("extensions").GetProperty("code").GetString().ShouldNotBe("INTERNAL", $"{name}: {Shortened(text)}");
        }

        await ShouldAnswerAsync(server);
        return response.StatusCode;
    }

    private static async Task ShouldAnswerAsync(ConformanceServer server)
    {
        using var response = await Client.PostAsync(server.Address, Json("""{"query":"{ hello }"}"""u8.ToArray()));
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"hello":"Hello world!"}}""");
    }

    private static string Shortened(string text) => text.Length > 2000 ? text[..2000] : text;

    public sealed class Servers : IAsyncLifetime
    {
        internal ConformanceServer Usual { get; private set; } = null!;

        internal ConformanceServer Lifted { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            Usual = await ConformanceServer.StartAsync();
            Lifted = await ConformanceServer.StartAsync(static options =>
            {
                options.MaxBodyBytes = options.MaxDocumentBytes = options.MaxVariablesBytes = options.MaxTokens = 20_000_000;
                options.MaxDepth = options.MaxAliases = options.MaxDirectives = options.MaxRootFields = options.MaxInputListItems = 1_000_000;
                options.MaxFieldCost = options.MaxTypeCost = 1e12;
            });
        }

        public async Task DisposeAsync()
        {
            await Usual.DisposeAsync();
            await Lifted.DisposeAsync();
        }
    }
}
