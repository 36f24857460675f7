using System.Diagnostics;
using Npgsql;

namespace InterviewKit.Tests;

/// <summary>Counts the commands that are sent to one database while it lives.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener _listener;
    private int _count;

    public StatementCount(NpgsqlDataSource source)
    {
        var database = new NpgsqlConnectionStringBuilder(source.ConnectionString).Database;
        _listener = new ActivityListener
        {
            ShouldListenTo = it => it.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => tag.Key is "db.name" or "db.namespace" && database!.Equals(tag.Value)) && activity.DisplayName != "connect")
                {
                    Interlocked.Increment(ref _count);
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public int Value => _count;

    public void Dispose() => _listener.Dispose();
}
