using System.Collections.Concurrent;
using System.Diagnostics;

namespace InterviewKit.Tests;

/// <summary>
/// The SQL that is sent to one database, as Npgsql traces it: an entry for each command or batch, with the texts of all its statements. Values are
/// parameters, so two logs are equal where the same statements were sent, however much they were about.
/// </summary>
internal sealed class StatementLog : IDisposable
{
    private readonly ConcurrentQueue<string> _sent = new();
    private readonly ActivityListener _listener;

    private StatementLog(string database)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (database.Equals(activity.GetTagItem("db.namespace")) && activity.GetTagItem("db.query.text") is string text)
                {
                    _sent.Enqueue(text);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    /// <summary>In the order in which they ended.</summary>
    public IReadOnlyList<string> Sent => [.. _sent];

    /// <summary>What is sent to a database while something is done.</summary>
    public static async Task<IReadOnlyList<string>> OfAsync(string database, Func<Task> act)
    {
        using var log = new StatementLog(database);
        await act();
        return log.Sent;
    }

    public void Dispose() => _listener.Dispose();
}
