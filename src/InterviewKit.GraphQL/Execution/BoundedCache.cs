using System.Collections.Concurrent;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// Keeps values by their exact text, bounded in number and estimated bytes. Reads take no lock. When it is full, values leave in
/// the order they came, but for those that were asked for since they were last looked at, which get another turn.
/// </summary>
internal sealed class BoundedCache<TValue>(int maxEntries, long maxBytes)
    where TValue : class
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> turns = new();
    private readonly Lock turning = new();
    private long bytes;

    public int Count => entries.Count;

    /// <summary>The estimated size of all that is kept.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public TValue? Find(string key)
    {
        if (!entries.TryGetValue(key, out var entry)) return null;
        entry.WasAsked = true;
        return entry.Value;
    }

    public void Add(string key, TValue value, long estimatedBytes)
    {
        if (estimatedBytes > maxBytes || maxEntries < 1) return;
        lock (turning)
        {
            var added = new Entry(key, value, estimatedBytes);
            if (!entries.TryAdd(key, added)) return;
            turns.Enqueue(added);
            bytes += estimatedBytes;
            Shrink_NeedsLock();
        }
    }

    /// <summary>Says that a value has become larger, which may push others out, or itself.</summary>
    public void Grow(string key, long byBytes)
    {
        lock (turning)
        {
            if (!entries.TryGetValue(key, out var entry)) return;
            entry.EstimatedBytes += byBytes;
            bytes += byBytes;
            Shrink_NeedsLock();
        }
    }

    private void Shrink_NeedsLock()
    {
        while (bytes > maxBytes || turns.Count > maxEntries)
        {
            var oldest = turns.Dequeue();
            if (oldest.WasAsked)
            {
                oldest.WasAsked = false;
                turns.Enqueue(oldest);
                continue;
            }

            entries.TryRemove(oldest.Key, out _);
            bytes -= oldest.EstimatedBytes;
        }
    }

    private sealed class Entry(string key, TValue value, long estimatedBytes)
    {
        private volatile bool wasAsked;

        public string Key { get; } = key;

        public TValue Value { get; } = value;

        public long EstimatedBytes { get; set; } = estimatedBytes;

        public bool WasAsked
        {
            get => wasAsked;
            set => wasAsked = value;
        }
    }
}
