using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Lifecycle;

/// <summary>The service as an operator runs it: a process of its own with an environment of its own.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _output = new();
    private readonly ConcurrentQueue<string> _errors = new();

    private ServiceProcess(Process process, int port)
    {
        _process = process;
        Client = new HttpClient
        {
            BaseAddress = new Uri($"http://127.0.0.1:{port}"),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", ApiHost.BootstrapKey) },
        };
    }

    public HttpClient Client { get; }

    public string Output => string.Join('\n', _output);

    /// <summary>What it said on standard error.</summary>
    public string Errors => string.Join('\n', _errors);

    /// <summary>Starts it, and waits for nothing.</summary>
    /// <param name="environment">On top of the bootstrap key of the tests; null takes a variable away.</param>
    /// <param name="port">The port to listen on; any that is free by default.</param>
    /// <param name="verb">What to do in place of serving.</param>
    public static ServiceProcess Start(IEnumerable<(string Name, string? Value)> environment, int? port = null, params string[] verb)
    {
        var chosen = port ?? FreePort();
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InterviewKit.Api.dll"), .. verb, "--urls", $"http://127.0.0.1:{chosen}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(IsOfTheService).ToList())
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment.Prepend(("INTERVIEWKIT_BOOTSTRAP_KEY", ApiHost.BootstrapKey)))
        {
            start.Environment[name] = value;
        }

        var process = new Process { StartInfo = start };
        var service = new ServiceProcess(process, chosen);
        process.OutputDataReceived += (_, line) => Keep(service._output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(service._errors, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartReadyAsync(params (string Name, string? Value)[] environment)
    {
        var service = Start(environment);
        await service.WaitAsync("to be ready", service.IsReadyAsync);
        return service;
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await Client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    public async Task<JsonElement> QueryAsync(string document)
    {
        using var answer = await Client.PostAsJsonAsync("/graphql", new { query = document });
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        json.TryGetProperty("errors", out var errors).ShouldBeFalse($"The answer has errors: {errors}");
        return json.GetProperty("data");
    }

    /// <summary>Waits for a condition; fails with what the process said when it ends or takes too long.</summary>
    public async Task WaitAsync(string what, Func<Task<bool>> condition)
    {
        var started = Stopwatch.StartNew();
        while (!await condition())
        {
            if (_process.HasExited || started.Elapsed > Patience)
            {
                throw new TimeoutException($"Waited for the service {what}; it {(_process.HasExited ? $"ended with {_process.ExitCode}" : "did not come to it")}.\n{Output}\n{Errors}");
            }

            await Task.Delay(20);
        }
    }

    public Task WaitForOutputAsync(string text) => WaitAsync($"to say '{text}'", () => Task.FromResult(Output.Contains(text, StringComparison.Ordinal)));

    /// <summary>Sends the signal and waits for the end.</summary>
    /// <param name="signal">Such as <c>TERM</c>.</param>
    /// <returns>The exit code.</returns>
    public async Task<int> SignalAsync(string signal)
    {
        using (var kill = Process.Start("kill", [$"-{signal}", $"{_process.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        return await ExitAsync();
    }

    /// <summary>Waits for the end.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> ExitAsync()
    {
        using var limit = new CancellationTokenSource(Patience);
        await _process.WaitForExitAsync(limit.Token);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            await SignalAsync("KILL");
        }

        _process.Dispose();
        Client.Dispose();
    }

    private static void Keep(ConcurrentQueue<string> lines, string? line)
    {
        if (line is not null)
        {
            lines.Enqueue(line);
        }
    }

    private static bool IsOfTheService(string name) =>
        name.StartsWith("INTERVIEWKIT_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)
        || name.StartsWith("ConnectionStrings__", StringComparison.Ordinal);
}
