using System.Diagnostics;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres.Tests.Support;

/// <summary>A program of its own with an embedded PostgreSQL, which a test may kill.</summary>
internal sealed class HostProgram : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private HostProgram(Process process) => _process = process;

    public int ProcessId => _process.Id;

    /// <summary>The sentence with which it was refused; empty if it was not.</summary>
    public string Refusal { get; private set; } = "";

    public int PostmasterId { get; private set; }

    public string ConnectionString { get; private set; } = "";

    /// <summary>Starts the program and waits until its server answers or is refused.</summary>
    public static async Task<HostProgram> RunAsync(string dataFolder, params string[] arguments)
    {
        var host = Start(dataFolder, [], arguments);
        await host.ReadAnswerAsync();
        return host;
    }

    /// <summary>The same, run by the command that the prefix is.</summary>
    public static async Task<HostProgram> RunByAsync(string[] prefix, string dataFolder)
    {
        var host = Start(dataFolder, prefix, []);
        await host.ReadAnswerAsync();
        return host;
    }

    public static HostProgram Start(string dataFolder, string[] prefix, string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "InterviewKit.EmbeddedPostgres.TestHost.dll");
        string[] line = [.. prefix, "dotnet", program, dataFolder, .. arguments];
        return new HostProgram(Process.Start(new ProcessStartInfo(line[0], line.Skip(1))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!);
    }

    /// <summary>Ends it as a crash would: by SIGKILL, and nothing but itself.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: false);
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task EndAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString);
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task ReadAnswerAsync()
    {
        var answer = await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience) ?? throw new InvalidOperationException("The host program ended without an answer.");
        var words = answer.Split(' ', 3);
        if (words[0] == "ready")
            (PostmasterId, ConnectionString) = (int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture), words[2]);
        else
            Refusal = answer["refused ".Length..];
    }
}
