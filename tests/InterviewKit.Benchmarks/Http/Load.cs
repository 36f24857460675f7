using System.Diagnostics;

namespace InterviewKit.Benchmarks.Http;

/// <summary>Drives one server over a number of connections for a time.</summary>
internal static class Load
{
    /// <exception cref="InvalidOperationException">An answer was a refusal, or there was none.</exception>
    public static async Task<Turn> RunAsync(MeasuredServer server, RequestSource requests, int connections, TimeSpan time)
    {
        var all = new List<LoadConnection>();
        try
        {
            for (var i = 0; i < connections; i++)
            {
                var connection = new LoadConnection();
                all.Add(connection);
                await connection.ConnectAsync(server.Port, CancellationToken.None);
            }

            var processor = server.ProcessorTime;
            var clock = Stopwatch.StartNew();
            var counts = await Task.WhenAll(all.Select(connection => Task.Run(() => DriveAsync(connection, requests, clock, time))));
            var elapsed = clock.Elapsed;
            return new Turn(counts.Sum(), elapsed, server.ProcessorTime - processor);
        }
        finally
        {
            all.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<int> DriveAsync(LoadConnection connection, RequestSource requests, Stopwatch clock, TimeSpan time)
    {
        var count = 0;
        while (clock.Elapsed < time && requests.Next() is { } request)
        {
            var body = await connection.SendAsync(request, CancellationToken.None);
            if (!body.Span.StartsWith("{\"data\":{"u8) || body.Span.IndexOf("\"errors\":[{"u8) >= 0)
            {
                throw new InvalidOperationException($"Not data: {System.Text.Encoding.UTF8.GetString(body.Span)}");
            }

            count++;
        }

        return count;
    }
}

/// <summary>What one side did in its turn.</summary>
internal sealed record Turn(int Requests, TimeSpan Elapsed, TimeSpan Processor)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;

    /// <summary>What the server's process cost, PostgreSQL not counted.</summary>
    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Math.Max(1, Requests);
}
