using System.Collections.Concurrent;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// Keeps prepared documents by their exact text, bounded in number and estimated bytes. Reads take no lock. When it is full, documents leave in the order they came,
/// but for those that were asked for since they were last looked at, which get another turn.
/// </summary>
internal sealed class DocumentCache(int maxDocuments, long maxBytes)
{
    private readonly ConcurrentDictionary<string, Entry> entries = new(StringComparer.Ordinal);
    private readonly Queue<Entry> turns = new();
    private readonly Lock turning = new();
    private long bytes;

    public int Count => entries.Count;

    /// <summary>The estimated size of all that is kept.</summary>
    public long Bytes => Interlocked.Read(ref bytes);

    public PreparedDocument? Find(string text)
    {
        if (!entries.TryGetValue(text, out var entry)) return null;
        entry.WasAsked = true;
        return entry.Document;
    }

    public void Add(string text, PreparedDocument document)
    {
        if (document.EstimatedBytes > maxBytes || maxDocuments < 1) return;
        lock (turning)
        {
            var added = new Entry(text, document);
            if (!entries.TryAdd(text, added)) return;
            turns.Enqueue(added);
            bytes += document.EstimatedBytes;
            while (bytes > maxBytes || turns.Count > maxDocuments)
            {
                var oldest = turns.Dequeue();
                if (oldest.WasAsked && !ReferenceEquals(oldest, added))
                {
                    oldest.WasAsked = false;
                    turns.Enqueue(oldest);
                    continue;
                }

                entries.TryRemove(oldest.Text, out _);
                bytes -= oldest.Document.EstimatedBytes;
            }
        }
    }

    private sealed class Entry(string text, PreparedDocument document)
    {
        private volatile bool wasAsked;

        public string Text { get; } = text;

        public PreparedDocument Document { get; } = document;

        public bool WasAsked
        {
            get => wasAsked;
            set => wasAsked = value;
        }
    }
}
