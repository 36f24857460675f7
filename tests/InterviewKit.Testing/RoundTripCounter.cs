using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace InterviewKit.Testing;

/// <summary>
/// A way to PostgreSQL that counts round trips: each time that a client speaks after it was answered, or for the first time. What is sent at
/// once counts once, however many statements it holds; the ends of transactions count too. For questions of some kilobytes: of a longer one the
/// end could be sent after the answer began.
/// </summary>
public sealed class RoundTripCounter : IAsyncDisposable
{
    private const int BufferSize = 64 * 1024;

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closing = new();
    private readonly int _serverPort;
    private readonly Task _accepting;
    private int _count;

    private RoundTripCounter(NpgsqlConnectionStringBuilder connection)
    {
        _serverPort = connection.Port;
        _listener.Start();
        connection.Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        ConnectionString = connection.ConnectionString;
        _accepting = AcceptAsync();
    }

    /// <summary>As the one given, by way of the counter.</summary>
    public string ConnectionString { get; }

    /// <summary>Counts on the way to a server on this machine.</summary>
    public static RoundTripCounter Before(string connectionString) => new(new NpgsqlConnectionStringBuilder(connectionString));

    /// <summary>How many round trips something takes, over all connections.</summary>
    public async Task<int> CountAsync(Func<Task> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        var before = Volatile.Read(ref _count);
        await work();
        return Volatile.Read(ref _count) - before;
    }

    /// <summary>Closes the way: connections over it break.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        await _accepting;
        _listener.Dispose();
        _closing.Dispose();
    }

    private async Task AcceptAsync()
    {
        var ways = new List<Task>();
        try
        {
            while (true)
            {
                ways.Add(RelayAsync(await _listener.AcceptSocketAsync(_closing.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(ways);
        }
    }

    private async Task RelayAsync(Socket client)
    {
        using var server = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        using (client)
        {
            (client.NoDelay, server.NoDelay) = (true, true);
            var asks = 1; // Whether the next word of the client begins a round trip.
            try
            {
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, _closing.Token);
                await Task.WhenAny(
                    CopyAsync(client, server, () => Interlocked.Add(ref _count, Interlocked.Exchange(ref asks, 0))),
                    CopyAsync(server, client, () => Interlocked.Exchange(ref asks, 1)));
            }
            catch (Exception fault) when (fault is SocketException or OperationCanceledException)
            {
                // The client sees its connection break, which is what happened.
            }
        }
    }

    private async Task CopyAsync(Socket from, Socket to, Action onData)
    {
        try
        {
            var buffer = new byte[BufferSize];
            while (await from.ReceiveAsync(buffer, _closing.Token) is var length and > 0)
            {
                onData();
                for (var sent = 0; sent < length;)
                {
                    sent += await to.SendAsync(buffer.AsMemory(sent, length - sent), _closing.Token);
                }
            }
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException or ObjectDisposedException)
        {
            // One side is gone, and the other goes with it.
        }
    }
}
