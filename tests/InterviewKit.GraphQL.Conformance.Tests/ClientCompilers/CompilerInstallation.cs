using System.Diagnostics;
using System.Reflection;

namespace InterviewKit.GraphQL.Conformance.Tests.ClientCompilers;

/// <summary>The folder of the compilers, and whether <c>npm ci</c> has filled it.</summary>
internal static class CompilerInstallation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static string Root { get; } = typeof(CompilerInstallation).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(static data => data.Key == "CompilersRoot").Value!;

    /// <summary>Why the tests are skipped; null where they run, and always on a build server.</summary>
    public static string? MissingReason { get; } =
        Environment.GetEnvironmentVariable("CI") == "true" || File.Exists(Path.Combine(Root, "node_modules", ".interviewkit-installed"))
            ? null
            : $"The compilers are not installed in {Root}: Node.js and npm are needed when the tests are built.";

    /// <summary>Runs a script of the folder in Node, and gives its exit code with all that it printed.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string workingDirectory, string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { WorkingDirectory = workingDirectory, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["NO_COLOR"] = "1";
        start.ArgumentList.Add(Path.Combine(Root, script));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"node {script} did not start.");
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var texts = await Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, string.Concat(texts));
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}

/// <summary>A test of several cases that runs a compiler.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class CompilerTheoryAttribute : TheoryAttribute
{
    public CompilerTheoryAttribute() => Skip = CompilerInstallation.MissingReason;
}
