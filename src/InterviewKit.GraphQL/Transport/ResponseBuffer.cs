using System.Buffers;
using System.Text.Json;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL.Transport;

/// <summary>
/// A whole response as JSON, before anything of it is sent: its length is known then, and it goes out in one piece with its
/// headers. Taken from a few that are kept, one for each thread, and given back by <see cref="Dispose"/>.
/// </summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int InitialBytes = 16 * 1024;

    /// <summary>What a kept buffer may hold on to. A larger response gives its bytes back to the pool.</summary>
    private const int KeptBytesMax = 128 * 1024;

    [ThreadStatic]
    private static ResponseBuffer? kept;

    private readonly Utf8JsonWriter json;
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
    private int length;

    private ResponseBuffer() => json = new Utf8JsonWriter(this, ResponseJson.WriterOptions);

    /// <summary>What was written; valid until the buffer is given back.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    public static ResponseBuffer Take()
    {
        var buffer = kept ?? new ResponseBuffer();
        kept = null;
        return buffer;
    }

    public void Write(ExecutionResult result)
    {
        result.Write(json);
        json.Flush();
    }

    public void Advance(int count) => length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsMemory(length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return bytes.AsSpan(length);
    }

    public void Dispose()
    {
        length = 0;
        json.Reset(this);
        if (bytes.Length > KeptBytesMax)
        {
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = ArrayPool<byte>.Shared.Rent(InitialBytes);
        }

        kept = this;
    }

    private void Reserve(int sizeHint)
    {
        var needed = length + Math.Max(1, sizeHint);
        if (needed <= bytes.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, checked(bytes.Length * 2)));
        Written.Span.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes);
        bytes = larger;
    }
}
