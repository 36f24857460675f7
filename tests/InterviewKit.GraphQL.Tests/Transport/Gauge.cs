namespace InterviewKit.GraphQL.Tests.Transport;

/// <summary>Counts what is open, and tells who waits for a number. Thread safe.</summary>
internal sealed class Gauge
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly List<(int Value, TaskCompletionSource Reached)> waiting = [];
    private int value;

    public int Value
    {
        get
        {
            lock (waiting) return value;
        }
    }

    public void Add(int difference)
    {
        lock (waiting)
        {
            value += difference;
            foreach (var (_, reached) in waiting.Where(wait => wait.Value == value)) reached.TrySetResult();
            waiting.RemoveAll(wait => wait.Value == value);
        }
    }

    /// <summary>Waits until exactly that many are open.</summary>
    public Task ReachesAsync(int wanted)
    {
        lock (waiting)
        {
            if (value == wanted) return Task.CompletedTask;
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting.Add((wanted, reached));
            return reached.Task.WaitAsync(Patience);
        }
    }
}
