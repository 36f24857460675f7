using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Pipes;
using System.Net;
using System.Net.Sockets;

namespace InterviewKit.Benchmarks.Http;

/// <summary>A server in a process of its own, on a free port of the loopback.</summary>
internal sealed class MeasuredServer : IAsyncDisposable
{
    private static readonly TimeSpan StartTime = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly NamedPipeClientStream _probe;
    private readonly List<string> _output = [];

    private MeasuredServer(Process process, int port, NamedPipeClientStream probe)
    {
        _process = process;
        _probe = probe;
        Port = port;
        DataReceivedEventHandler keep = (_, line) =>
        {
            lock (_output)
            {
                _output.Add(line.Data ?? "");
            }
        };
        process.OutputDataReceived += keep;
        process.ErrorDataReceived += keep;
    }

    public int Port { get; }

    /// <summary>Used so far by the process.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Allocated so far by the process, in bytes.</summary>
    public long Allocated => Ask().Allocated;

    /// <summary>How many methods were compiled so far: while that grows, the server is not yet as fast as it becomes.</summary>
    public long Compiled => Ask().Compiled;

    public static Task<MeasuredServer> ServiceAsync(string connectionString) =>
        StartAsync("InterviewKit.Api.dll", url => ["serve", "--urls", url], "/health/ready", connectionString);

    public static Task<MeasuredServer> FloorAsync(string connectionString) =>
        StartAsync("InterviewKit.Benchmarks.dll", url => [Floor.FloorServer.Verb, url], "/health/ready", connectionString);

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        await _probe.DisposeAsync();
        _process.Dispose();
    }

    private static async Task<MeasuredServer> StartAsync(string assembly, Func<string, string[]> arguments, string health, string connectionString)
    {
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, assembly));
        foreach (var argument in arguments($"http://127.0.0.1:{port}"))
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["ConnectionStrings__InterviewKit"] = connectionString;
        start.Environment["INTERVIEWKIT_WORKSPACE"] = BenchmarkWorkspace.Name;
        start.Environment["INTERVIEWKIT_SEED"] = "none";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var pipe = $"interviewkit-benchmark-{Environment.ProcessId}-{port}";
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(MeasuredServer).Assembly.Location;
        start.Environment[StartupHook.PipeVariable] = pipe;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{assembly} did not start.");
        var server = new MeasuredServer(process, port, new NamedPipeClientStream(pipe));
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.AnswersAsync(health);
        await server._probe.ConnectAsync((int)StartTime.TotalMilliseconds);
        return server;
    }

    /// <summary>What <see cref="StartupHook"/> tells from inside.</summary>
    private (long Allocated, long Compiled) Ask()
    {
        Span<byte> answer = stackalloc byte[StartupHook.AnswerBytes];
        _probe.WriteByte(0);
        _probe.ReadExactly(answer);
        return (BinaryPrimitives.ReadInt64LittleEndian(answer), BinaryPrimitives.ReadInt64LittleEndian(answer[sizeof(long)..]));
    }

    private async Task AnswersAsync(string path)
    {
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{Port}") };
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                (await client.GetAsync(path)).EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (!_process.HasExited && clock.Elapsed < StartTime)
            {
                await Task.Delay(100);
            }
            catch (HttpRequestException fault)
            {
                throw new InvalidOperationException($"The server does not answer. It said:{Environment.NewLine}{Output()}", fault);
            }
        }
    }

    private string Output()
    {
        lock (_output)
        {
            return string.Join(Environment.NewLine, _output);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
