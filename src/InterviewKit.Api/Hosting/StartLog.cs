namespace InterviewKit.Api.Hosting;

/// <summary>
/// Holds back what the framework logs of a start that fails, stack and all: the service says it in one sentence. Open once the service listens.
/// </summary>
internal sealed class StartLog
{
    private volatile bool _hasStarted;

    public void Open() => _hasStarted = true;

    public bool Passes(string? category) => _hasStarted || category?.StartsWith("Microsoft.", StringComparison.Ordinal) != true;
}
