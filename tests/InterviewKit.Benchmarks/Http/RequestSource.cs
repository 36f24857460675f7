using System.Text;

namespace InterviewKit.Benchmarks.Http;

/// <summary>Requests as bytes, one after another, for many connections at once.</summary>
internal sealed class RequestSource(IReadOnlyList<byte[]> requests, bool once)
{
    private int _next = -1;

    public int Count => requests.Count;

    /// <summary>The next one; null where each may be sent once and all were.</summary>
    public byte[]? Next()
    {
        var next = Interlocked.Increment(ref _next);
        return once && next >= requests.Count ? null : requests[next % requests.Count];
    }

    public static byte[] Post(string path, string? actAs, string body) =>
        Encoding.UTF8.GetBytes($"POST {path} HTTP/1.1\r\n{Head(actAs)}Content-Type: application/json\r\nContent-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}");

    public static byte[] Get(string path, string? actAs) => Encoding.UTF8.GetBytes($"GET {path} HTTP/1.1\r\n{Head(actAs)}\r\n");

    private static string Head(string? actAs) =>
        $"Host: 127.0.0.1\r\nAuthorization: Bearer {BenchmarkWorkspace.Key}\r\n{(actAs is null ? "" : $"InterviewKit-Act-As: {actAs}\r\n")}";
}
