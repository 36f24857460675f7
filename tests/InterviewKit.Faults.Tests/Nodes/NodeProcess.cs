using System.Collections.Concurrent;
using System.Diagnostics;
using InterviewKit.Faults.Tests.Running;

namespace InterviewKit.Faults.Tests.Nodes;

/// <summary>A node of the test host, which can be killed and frozen.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _said = new();

    private NodeProcess(string name, Process process)
    {
        Name = name;
        _process = process;
    }

    public string Name { get; }

    public bool HasEnded => _process.HasExited;

    public int ExitCode => _process.ExitCode;

    /// <summary>What it said, a line each, oldest first.</summary>
    public IReadOnlyCollection<string> Said => _said;

    public static NodeProcess Start(string name, params string[] arguments)
    {
        var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InterviewKit.Faults.TestHost.dll"), .. arguments])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var node = new NodeProcess(name, process);
        process.OutputDataReceived += node.Keep;
        process.ErrorDataReceived += node.Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return node;
    }

    public int CountOf(string beginning) => _said.Count(line => line.StartsWith(beginning, StringComparison.Ordinal));

    /// <returns>How long it took until it said that.</returns>
    public Task<TimeSpan> SaysAsync(string beginning, int times = 1) => Until.TrueAsync($"'{beginning}' of node {Name}", () =>
    {
        HasEnded.ShouldBeFalse($"The node ended.\n{string.Join('\n', _said)}");
        return CountOf(beginning) >= times;
    });

    public Task WriteLineAsync() => _process.StandardInput.WriteLineAsync();

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(120));
        return _process.ExitCode;
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Stops it wherever it is, as a machine does that swaps or is moved to another host.</summary>
    public Task FreezeAsync() => Signals.SendAsync("STOP", _process.Id);

    /// <summary>Lets it go on, as if no time had passed.</summary>
    public Task ThawAsync() => Signals.SendAsync("CONT", _process.Id);

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            await KillAsync();
        }

        _process.Dispose();
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _said.Enqueue(text);
        }
    }
}
