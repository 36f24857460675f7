using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>
/// Stands between a client and PostgreSQL, and cuts the connection at the commit of each transaction that was planned to be cut: once each, so that what is sent
/// again gets through.
/// </summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private readonly string _connectionString;
    private readonly int _serverPort;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly ConcurrentDictionary<string, Cut> _planned = new();
    private readonly ConcurrentDictionary<string, Cut> _made = new();
    private readonly ConcurrentBag<Task> _relays = [];
    private readonly Task _accepting;

    /// <param name="connectionString">Of the server on this machine.</param>
    public CuttingProxy(string connectionString)
    {
        _connectionString = connectionString;
        _serverPort = new NpgsqlConnectionStringBuilder(connectionString).Port;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The way through here. What is encrypted could not be read.</summary>
    public string ConnectionString => new NpgsqlConnectionStringBuilder(_connectionString)
    {
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = SslMode.Disable,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    /// <summary>The cuts that were made, by mark.</summary>
    public IReadOnlyDictionary<string, Cut> Made => _made;

    /// <summary>The next transaction that carries the mark is to be cut at its commit.</summary>
    public void Plan(string mark, Cut cut) => _planned[mark] = cut;

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        await Task.WhenAll(_relays);
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stopping.Token);
                _relays.Add(RelayAsync(client));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // It was stopped.
        }
    }

    private async Task RelayAsync(TcpClient client)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(_stopping.Token);
        using var server = new TcpClient { NoDelay = true };
        using (client)
        {
            try
            {
                client.NoDelay = true;
                await server.ConnectAsync(IPAddress.Loopback, _serverPort, ended.Token);
                var relay = new Relay(new ProtocolStream(client.GetStream()), new ProtocolStream(server.GetStream()), this);
                await Task.WhenAny(relay.ForwardAsync(ended.Token), relay.AnswerAsync(ended.Token));
            }
            catch (Exception broken) when (broken is IOException or SocketException or OperationCanceledException)
            {
                // One side is gone, and the other follows.
            }

            await ended.CancelAsync();
            // A cut is a reset, as of a machine that lost power or a firewall that lost its state.
            client.LingerState = new LingerOption(true, 0);
            server.LingerState = new LingerOption(true, 0);
        }
    }

    /// <summary>One connection's two ways.</summary>
    private sealed class Relay(ProtocolStream client, ProtocolStream server, CuttingProxy proxy)
    {
        private readonly CommitWatch _watch = new();

        /// <summary>The transaction whose commit was passed on, and whose reply is not to be.</summary>
        private volatile string? _awaited;

        /// <summary>From the client to the server, until either ends or the connection is to be cut.</summary>
        public async Task ForwardAsync(CancellationToken cancellation)
        {
            // The first message of a connection says what it is for, and has no type.
            var message = await client.ReadAsync(hasType: false, cancellation);
            while (message is not null)
            {
                if (message.Type != 0 && _watch.Saw(message) && _watch.Mark is { } mark && proxy._planned.TryRemove(mark, out var cut))
                {
                    if (cut == Cut.BeforeCommit)
                    {
                        proxy._made[mark] = cut;
                        return;
                    }

                    _awaited = mark;
                }

                await server.WriteAsync(message.Bytes, cancellation);
                message = await client.ReadAsync(hasType: true, cancellation);
            }
        }

        /// <summary>From the server to the client, until either ends or the connection is to be cut.</summary>
        public async Task AnswerAsync(CancellationToken cancellation)
        {
            while (await server.ReadAsync(hasType: true, cancellation) is { } message)
            {
                if (_awaited is { } mark)
                {
                    // CommandComplete names the command: ROLLBACK here would be a transaction that had failed before.
                    if (message.Type == 'C' && Encoding.ASCII.GetString(message.Body).TrimEnd('\0') == "COMMIT")
                    {
                        proxy._made[mark] = Cut.BeforeReply;
                        return;
                    }
                }

                const char ReadyForQuery = 'Z';
                if (message.Type == ReadyForQuery && message.Body[0] == 'I')
                {
                    _watch.Ended();
                    _awaited = null;
                }

                await client.WriteAsync(message.Bytes, cancellation);
            }
        }
    }
}
