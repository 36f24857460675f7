using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace InterviewKit.Benchmarks.Http;

/// <summary>
/// One HTTP/1.1 connection that is kept: it sends bytes prepared beforehand and reads just enough of the answer to know where it ends. What the
/// client costs is taken from the same two cores that the servers run on, and would hide what they cost.
/// </summary>
internal sealed class LoadConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] _buffer = new byte[64 * 1024];

    public async Task ConnectAsync(int port, CancellationToken cancellationToken) =>
        await _socket.ConnectAsync(new IPEndPoint(IPAddress.Loopback, port), cancellationToken);

    /// <summary>The body of the answer, valid until the next request.</summary>
    /// <exception cref="InvalidOperationException">The answer is another than 200; its message holds it.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> SendAsync(ReadOnlyMemory<byte> request, CancellationToken cancellationToken)
    {
        await _socket.SendAsync(request, cancellationToken);
        var length = 0;
        var head = -1;
        while (head < 0)
        {
            length += await ReceiveAsync(length, cancellationToken);
            head = _buffer.AsSpan(0, length).IndexOf("\r\n\r\n"u8);
        }

        var start = head + 4;
        var contentLength = ContentLength(_buffer.AsSpan(0, start));
        int end;
        if (contentLength is { } known)
        {
            end = start + known;
            while (length < end)
            {
                length += await ReceiveAsync(length, cancellationToken);
            }
        }
        else
        {
            while (!_buffer.AsSpan(0, length).EndsWith("\r\n0\r\n\r\n"u8))
            {
                length += await ReceiveAsync(length, cancellationToken);
            }

            end = start + Join(_buffer.AsSpan(start, length - start));
        }

        return _buffer.AsSpan(0, 12).SequenceEqual("HTTP/1.1 200"u8)
            ? _buffer.AsMemory(start..end)
            : throw new InvalidOperationException($"Not 200: {Encoding.UTF8.GetString(_buffer, 0, length)}");
    }

    public void Dispose() => _socket.Dispose();

    private async ValueTask<int> ReceiveAsync(int offset, CancellationToken cancellationToken)
    {
        if (offset == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var received = await _socket.ReceiveAsync(_buffer.AsMemory(offset), cancellationToken);
        return received > 0 ? received : throw new InvalidOperationException("The server closed the connection in the middle of an answer.");
    }

    private static int? ContentLength(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _) ? length : null;
    }

    /// <summary>Moves the chunks of a body together; the length of the whole.</summary>
    private static int Join(Span<byte> chunks)
    {
        int read = 0, written = 0;
        while (Utf8Parser.TryParse(chunks[read..], out int size, out var digits, 'x') && size > 0)
        {
            var from = read + digits + 2;
            chunks.Slice(from, size).CopyTo(chunks[written..]);
            written += size;
            read = from + size + 2;
        }

        return written;
    }
}
