using InterviewKit.Documents.Events;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>An asynchronous projection, as the daemon runs it.</summary>
internal abstract class AsyncShard(string projectionName, AsyncOptions options)
{
    /// <summary>Marten's name for the only part of a projection.</summary>
    public const string Part = "All";

    public string ProjectionName => projectionName;

    /// <summary>The name of its row in <c>mt_event_progression</c>.</summary>
    public string ShardName { get; } = $"{projectionName}:{Part}";

    public AsyncOptions Options => options;

    /// <summary>Does what the events of a page lead to, in the transaction of that connection.</summary>
    public abstract Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Event> events, CancellationToken cancellation);
}
