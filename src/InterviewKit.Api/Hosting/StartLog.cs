namespace InterviewKit.Api.Hosting;

/// <summary>
/// Holds back what the framework logs of a start that fails, stack and all: the service says it in one sentence. Open once the service listens.
/// </summary>
internal sealed class StartLog
{
    /// <summary>Whoever logs that the host or its server did not start.</summary>
    private static readonly string[] Categories = ["Microsoft.Extensions.Hosting.Internal.Host", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel"];

    private volatile bool _isOpen;

    public void Open() => _isOpen = true;

    public void Filter(ILoggingBuilder logging)
    {
        foreach (var category in Categories)
        {
            logging.AddFilter(category, level => _isOpen && level >= LogLevel.Warning);
        }
    }
}
