using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using InterviewKit.Faults.Tests.Running;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>The service as an operator runs it, at an address that stays the same however often it is killed.</summary>
internal sealed class ServiceProcess : IAsyncDisposable
{
    /// <summary>Made by the first start on a database: all scopes.</summary>
    public const string Key = "ik_faults00_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    private readonly string _connectionString;
    private readonly ConcurrentQueue<string> _said = new();
    private readonly HttpClient _probe;
    private Process? _process;

    private ServiceProcess(string connectionString)
    {
        _connectionString = connectionString;
        Address = new Uri($"http://127.0.0.1:{FreePort()}");
        _probe = new HttpClient { BaseAddress = Address, Timeout = TimeSpan.FromSeconds(5) };
    }

    public Uri Address { get; }

    public bool HasEnded => _process is null or { HasExited: true };

    /// <summary>What it and those before it said.</summary>
    public string Said => string.Join('\n', _said);

    /// <summary>Starts it, and waits for nothing.</summary>
    public static ServiceProcess Start(string connectionString)
    {
        var service = new ServiceProcess(connectionString);
        service.Start();
        return service;
    }

    /// <summary>Starts it, and waits until it is ready.</summary>
    public static async Task<ServiceProcess> StartReadyAsync(string connectionString)
    {
        var service = Start(connectionString);
        await service.ReadyAsync();
        return service;
    }

    /// <summary>Runs a verb of the program to its end.</summary>
    /// <returns>What it wrote on standard output.</returns>
    public static async Task<string> RunAsync(string connectionString, params string[] verb)
    {
        using var process = Process.Start(StartInfo(connectionString, verb))!;
        var errors = process.StandardError.ReadToEndAsync();
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, await errors);
        return said;
    }

    /// <returns>How long it took.</returns>
    public Task<TimeSpan> ReadyAsync() => Until.TrueAsync("the service to be ready", async () =>
    {
        HasEnded.ShouldBeFalse($"The service ended.\n{Said}");
        return await IsReadyAsync();
    });

    public async Task<bool> IsReadyAsync()
    {
        try
        {
            using var answer = await _probe.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    public async Task KillAsync()
    {
        _process!.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync();
    }

    /// <summary>Starts it again, where it was before.</summary>
    /// <returns>How long it took until it was ready.</returns>
    public async Task<TimeSpan> RestartAsync()
    {
        _process!.Dispose();
        Start();
        return await ReadyAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!HasEnded)
        {
            await KillAsync();
        }

        _process?.Dispose();
        _probe.Dispose();
    }

    private void Start()
    {
        var process = new Process { StartInfo = StartInfo(_connectionString, ["--urls", Address.ToString()]) };
        process.OutputDataReceived += Keep;
        process.ErrorDataReceived += Keep;
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        _process = process;
    }

    private static ProcessStartInfo StartInfo(string connectionString, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "InterviewKit.Api.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("INTERVIEWKIT_", StringComparison.Ordinal) || name.StartsWith("ASPNETCORE_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["ConnectionStrings__InterviewKit"] = connectionString;
        start.Environment["INTERVIEWKIT_BOOTSTRAP_KEY"] = Key;
        start.Environment["INTERVIEWKIT_WORKSPACE"] = FaultWorkspace.Name;
        start.Environment["INTERVIEWKIT_SEED"] = "none";
        return start;
    }

    private void Keep(object sender, DataReceivedEventArgs line)
    {
        if (line.Data is { } text)
        {
            _said.Enqueue(text);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
