using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;

namespace InterviewKit.GraphQL.Conformance.Tests.Reference;

/// <summary>A script of the reference folder that runs in Node: lines of JSON in, lines of JSON out. Thread safe.</summary>
internal sealed class NodeProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly ConcurrentDictionary<int, TaskCompletionSource<JsonElement>> open = new();
    private readonly ConcurrentQueue<string> complaints = new();
    private readonly SemaphoreSlim writing = new(1);
    private readonly Task reading;
    private int lastId;

    private NodeProcess(Process process)
    {
        this.process = process;
        process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is not null) complaints.Enqueue(line.Data);
        };
        process.BeginErrorReadLine();
        reading = ReadAsync();
    }

    public static NodeProcess Start(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = ReferenceInstallation.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return new NodeProcess(Process.Start(start) ?? throw new InvalidOperationException($"node {script} did not start."));
    }

    /// <summary>Asks one question; the answer has <c>ok</c>, and <c>error</c> where that is false.</summary>
    public async Task<JsonElement> AskAsync(string ask, object question)
    {
        var id = Interlocked.Increment(ref lastId);
        var answer = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        open[id] = answer;
        var line = JsonSerializer.SerializeToNode(question)!.AsObject();
        line["id"] = id;
        line["ask"] = ask;
        await writing.WaitAsync();
        try
        {
            await process.StandardInput.WriteLineAsync(line.ToJsonString());
            await process.StandardInput.FlushAsync();
        }
        finally
        {
            writing.Release();
        }

        return await answer.Task.WaitAsync(TimeSpan.FromSeconds(60));
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        await reading.WaitAsync(TimeSpan.FromSeconds(5));
        process.Dispose();
        writing.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            var answer = JsonDocument.Parse(line, new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
            if (open.TryRemove(answer.GetProperty("id").GetInt32(), out var waiting)) waiting.SetResult(answer);
        }

        foreach (var waiting in open.Values)
            waiting.TrySetException(new InvalidOperationException($"node has ended: {string.Join('\n', complaints)}"));
    }
}
