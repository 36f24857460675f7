using System.Net;
using System.Net.Sockets;
using InterviewKit.EmbeddedPostgres.Cluster;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Cluster;

public sealed class ServerStartTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TcpListener _other = new(IPAddress.Loopback, 0);

    public ServerStartTests() => _other.Start();

    private int TakenPort => ((IPEndPoint)_other.LocalEndpoint).Port;

    public void Dispose()
    {
        _other.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_port_that_another_process_takes_first_is_given_up_for_a_free_one()
    {
        var tries = 0;

        var (server, port) = await RunAsync(() => ++tries < 3 ? TakenPort : LoopbackPort.FindFree());

        tries.ShouldBe(3);
        port.ShouldNotBe(TakenPort);
        await server.StopAsync();
    }

    [Fact]
    public async Task A_machine_without_a_free_port_is_told_so_after_some_tries()
    {
        var tries = 0;

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => RunAsync(() =>
        {
            tries++;
            return TakenPort;
        }));

        tries.ShouldBe(10);
        refusal.Message.ShouldContain("could not bind IPv4 address \"127.0.0.1\": Address already in use");
    }

    private async Task<(ServerProcess Server, int Port)> RunAsync(Func<int> findFreePort)
    {
        var data = _folder.Combine("data");
        await Servers.MakeClusterAsync(data);
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        var folder = await DataFolder.PrepareAsync(data, account, CancellationToken.None);
        using var log = new ServerLog(folder.Log, account);
        return await new ServerStart(Servers.Options(data), folder, account, await Servers.BinariesAsync(data), log) { FindFreePort = findFreePort }.RunAsync(CancellationToken.None);
    }
}
