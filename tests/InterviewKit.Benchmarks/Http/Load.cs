using System.Diagnostics;

namespace InterviewKit.Benchmarks.Http;

/// <summary>Drives one server over a number of connections for a time.</summary>
internal static class Load
{
    /// <exception cref="InvalidOperationException">An answer was a refusal, or there was none.</exception>
    public static async Task<Turn> RunAsync(MeasuredServer server, PostgresClock postgres, RequestSource requests, int connections, TimeSpan time)
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

            var (processor, ofPostgres, allocated) = (server.ProcessorTime, postgres.Used, server.Allocated);
            var clock = Stopwatch.StartNew();
            var counts = await Task.WhenAll(all.Select(connection => Task.Run(() => DriveAsync(connection, requests, clock, time))));
            var elapsed = clock.Elapsed;
            return new Turn(counts.Sum(), elapsed, server.ProcessorTime - processor, postgres.Used - ofPostgres, server.Allocated - allocated);
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
/// <param name="Requests">How many were answered.</param>
/// <param name="Elapsed">In what time.</param>
/// <param name="Processor">What the server's process cost.</param>
/// <param name="Postgres">What PostgreSQL cost.</param>
/// <param name="Allocated">What the server's process allocated, in bytes.</param>
internal sealed record Turn(int Requests, TimeSpan Elapsed, TimeSpan Processor, TimeSpan Postgres, long Allocated)
{
    public double PerSecond => Requests / Elapsed.TotalSeconds;

    public double ProcessorMicroseconds => Processor.TotalMicroseconds / Math.Max(1, Requests);

    public double PostgresMicroseconds => Postgres.TotalMicroseconds / Math.Max(1, Requests);

    public double AllocatedBytes => (double)Allocated / Math.Max(1, Requests);
}
