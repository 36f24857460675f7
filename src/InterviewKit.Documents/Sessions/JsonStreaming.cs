using System.Buffers;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents.Sessions;

/// <summary>Hands stored JSON on as it is, through rented buffers.</summary>
internal static class JsonStreaming
{
    private static readonly byte[] Opening = "["u8.ToArray();
    private static readonly byte[] Comma = ","u8.ToArray();
    private static readonly byte[] Closing = "]"u8.ToArray();

    /// <summary>Writes the first column of the row that the reader stands on.</summary>
    public static async Task WriteAsync(NpgsqlDataReader row, Stream destination, CancellationToken cancellation)
    {
        await using var json = row.GetStream(0);
        var length = (int)json.Length;
        var rented = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            await json.ReadExactlyAsync(rented.AsMemory(0, length), cancellation);
            var text = JsonDocumentSerializer.WithoutVersion(rented.AsSpan(0, length)).Length;
            await destination.WriteAsync(rented.AsMemory(length - text, text), cancellation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }

    /// <summary>Writes the first column of all rows as one array.</summary>
    public static async Task<int> WriteArrayAsync(NpgsqlDataReader reader, Stream destination, CancellationToken cancellation)
    {
        var count = 0;
        await destination.WriteAsync(Opening, cancellation);
        try
        {
            while (await reader.ReadAsync(cancellation))
            {
                if (count++ > 0)
                    await destination.WriteAsync(Comma, cancellation);
                await WriteAsync(reader, destination, cancellation);
            }
        }
        catch (NpgsqlException exception)
        {
            // Not a passing failure any more: reading again would write again.
            throw new MartenException("The database failed while JSON was streamed; what was written is incomplete.", exception);
        }

        await destination.WriteAsync(Closing, cancellation);
        return count;
    }
}
