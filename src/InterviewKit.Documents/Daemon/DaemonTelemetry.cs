using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using InterviewKit.Documents.Sessions;

namespace InterviewKit.Documents.Daemon;

/// <summary>What is measured of each shard, under Marten's names: <c>marten.{projection}.{part}.gap</c>, <c>.processed</c> and <c>.skipped</c>.</summary>
internal static class DaemonTelemetry
{
    private static readonly ConcurrentDictionary<string, Measures> All = new(StringComparer.Ordinal);

    public static void Processed(AsyncShard shard, int count, long gap)
    {
        var measures = Of(shard);
        measures.Gap = Math.Max(0, gap);
        if (count > 0)
            measures.Processed.Add(count);
    }

    public static void Skipped(AsyncShard shard) => Of(shard).Skipped.Add(1);

    private static Measures Of(AsyncShard shard) => All.GetOrAdd(shard.ShardName, static (_, shard) => new Measures(shard), shard);

    private sealed class Measures
    {
        private long gap;

        public Measures(AsyncShard shard)
        {
            var name = $"marten.{shard.ProjectionName}.{AsyncShard.Part}".ToLowerInvariant();
            Processed = Telemetry.Meter.CreateCounter<long>($"{name}.processed", "{event}", "Events taken by the projection");
            Skipped = Telemetry.Meter.CreateCounter<long>($"{name}.skipped", "{event}", "Events set aside as dead letters");
            Telemetry.Meter.CreateObservableGauge($"{name}.gap", () => Gap, "{event}", "How far the projection is behind the high water mark");
        }

        public Counter<long> Processed { get; }

        public Counter<long> Skipped { get; }

        public long Gap
        {
            get => Interlocked.Read(ref gap);
            set => Interlocked.Exchange(ref gap, value);
        }
    }
}
