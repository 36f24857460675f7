using System.Buffers.Binary;
using System.Net.Sockets;

namespace InterviewKit.Faults.Tests.Postgres;

/// <summary>A message of PostgreSQL's protocol, as it is on the wire. The first of a client has no type.</summary>
/// <param name="Type">Its letter; 0 where it has none.</param>
/// <param name="Bytes">All of it, with type and length.</param>
internal sealed record ProtocolMessage(char Type, byte[] Bytes)
{
    private const int HeaderLength = 5;

    /// <summary>What comes after type and length.</summary>
    public ReadOnlySpan<byte> Body => Bytes.AsSpan(Type == 0 ? HeaderLength - 1 : HeaderLength);
}

/// <summary>One side of a connection, message by message. https://www.postgresql.org/docs/15/protocol-message-formats.html</summary>
internal sealed class ProtocolStream(NetworkStream stream)
{
    private const int LengthLength = 4;
    private readonly byte[] _header = new byte[1 + LengthLength];

    /// <returns>Null at the end.</returns>
    public async Task<ProtocolMessage?> ReadAsync(bool hasType, CancellationToken cancellation)
    {
        var header = hasType ? _header.AsMemory() : _header.AsMemory(0, LengthLength);
        if (await stream.ReadAtLeastAsync(header, header.Length, throwOnEndOfStream: false, cancellation) < header.Length)
        {
            return null;
        }

        // The length counts itself and not the type.
        var length = BinaryPrimitives.ReadInt32BigEndian(header.Span[^LengthLength..]);
        var bytes = new byte[header.Length - LengthLength + length];
        header.CopyTo(bytes);
        await stream.ReadExactlyAsync(bytes.AsMemory(header.Length), cancellation);
        return new ProtocolMessage(hasType ? (char)bytes[0] : (char)0, bytes);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => stream.WriteAsync(bytes, cancellation);
}
