using System.Net.Sockets;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Transport;

public sealed class SlowBodyTests
{
    private const string Body = """{"query":"{ __typename }"}""";

    [Theory]
    [InlineData("")]
    [InlineData("{\"query\":")]
    public async Task A_body_that_does_not_come_is_answered_with_an_error(string start)
    {
        await using var server = await LibraryServer.StartAsync(endpoint: static options => options.BodyGrace = TimeSpan.FromMilliseconds(100));
        using var connection = await SendAsync(server, start);

        var answer = await ReadUntilAsync(connection, "}]}");

        answer.ShouldStartWith("HTTP/1.1 408 ");
        answer.ShouldContain("Connection: close");
        answer.ShouldContain($"{{\"errors\":[{{\"message\":\"The body came too slowly: {start.Length} bytes; expected 1024 bytes a second after 0.1 seconds.\"");
    }

    [Fact]
    public async Task A_body_in_pieces_that_keeps_up_is_read()
    {
        await using var server = await LibraryServer.StartAsync(endpoint: static options => options.BodyGrace = TimeSpan.FromSeconds(20));
        using var connection = await SendAsync(server, Body[..10]);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body[10..20]));
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(Body[20..]));

        (await ReadUntilAsync(connection, "\"Query\"")).ShouldStartWith("HTTP/1.1 200 ");
    }

    private static async Task<TcpClient> SendAsync(LibraryServer server, string start)
    {
        var address = server.Client.BaseAddress!;
        var connection = new TcpClient();
        await connection.ConnectAsync(address.Host, address.Port);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: {Body.Length}\r\n\r\n{start}"));
        return connection;
    }

    private static async Task<string> ReadUntilAsync(TcpClient connection, string end)
    {
        var buffer = new byte[4096];
        var answer = new StringBuilder();
        while (!answer.ToString().Contains(end, StringComparison.Ordinal))
        {
            var count = await connection.GetStream().ReadAsync(buffer);
            count.ShouldBePositive(answer.ToString());
            answer.Append(Encoding.ASCII.GetString(buffer, 0, count));
        }

        return answer.ToString();
    }
}
