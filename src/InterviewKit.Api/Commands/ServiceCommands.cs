using System.CommandLine;

namespace InterviewKit.Api.Commands;

/// <summary>The verbs of the program.</summary>
internal static class ServiceCommands
{
    // The verbs hear the signals themselves, and end when their work has ended: a time limit would kill PostgreSQL's shutdown.
    private static readonly InvocationConfiguration Invocation = new() { ProcessTerminationTimeout = null };

    public static Task<int> RunAsync(string[] args)
    {
        var root = new RootCommand("InterviewKit: an interview-question bank and scorecard service.")
        {
            ServeCommand.Urls,
            ServeCommand.Create(),
            WorkspaceCommand.Create(),
            HealthCheckCommand.Create(),
            DatabaseCommands.Dump(),
            DatabaseCommands.Apply(),
            DatabaseCommands.Assert(),
            ProjectionCommands.Create(),
        };
        root.SetAction((parsed, _) => ServeCommand.RunAsync(parsed));
        return root.Parse(args).InvokeAsync(Invocation);
    }
}
