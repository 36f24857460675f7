using InterviewKit.People;
using Npgsql;

namespace InterviewKit.Api.Configuration;

/// <summary>Reads <see cref="ServiceSettings"/>, and finds all that is wrong with them at once.</summary>
internal sealed class SettingsReader
{
    private readonly IConfiguration _configuration;
    private readonly List<string> _problems = [];

    private SettingsReader(IConfiguration configuration) => _configuration = configuration;

    /// <exception cref="SettingsException">Something is set to what it cannot be.</exception>
    public static ServiceSettings Read(IConfiguration configuration) => new SettingsReader(configuration).Read();

    private ServiceSettings Read()
    {
        var connectionString = ReadConnectionString();
        var seed = ReadSeed(connectionString is null ? SeedChoice.Demo : SeedChoice.Bank);
        var settings = new ServiceSettings
        {
            ConnectionString = connectionString,
            DataFolder = Text(ServiceSettings.DataVariable) is { } folder ? Path.GetFullPath(folder) : DefaultDataFolder(),
            PostgresBinaries = Text(ServiceSettings.PostgresBinariesVariable),
            BootstrapKey = ReadBootstrapKey(),
            Workspace = ReadWorkspace(seed == SeedChoice.Demo ? "demo" : "default"),
            Seed = seed,
        };
        return _problems.Count == 0 ? settings : throw new SettingsException(_problems);
    }

    private string? ReadConnectionString()
    {
        if (_configuration.GetConnectionString(ServiceSettings.ConnectionStringName) is not { } text || string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            if (!string.IsNullOrEmpty(new NpgsqlConnectionStringBuilder(text).Host))
            {
                return text;
            }

            _problems.Add($"{ServiceSettings.ConnectionStringVariable} names no Host; expected one such as Host=db;Username=interviewkit;Password=...;Database=interviewkit.");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Npgsql's message may quote the value, and with it the password.
            _problems.Add(
                $"{ServiceSettings.ConnectionStringVariable} is not an Npgsql connection string; expected Host=db;Username=interviewkit;Password=...;Database=interviewkit.");
        }

        return text;
    }

    private ApiKeySecret? ReadBootstrapKey()
    {
        if (Text(ServiceSettings.BootstrapKeyVariable) is not { } text)
        {
            return null;
        }

        if (!ApiKeySecret.TryParse(text, out var secret))
        {
            _problems.Add(
                $"{ServiceSettings.BootstrapKeyVariable} is not an API key (it has {text.Length} characters); expected {ApiKeySecret.Length}: "
                + "ik_, 8 of a-z and 0-9, _, and 43 of A-Z, a-z, 0-9, - and _.");
        }

        return secret;
    }

    private string ReadWorkspace(string ifUnset)
    {
        var key = Text(ServiceSettings.WorkspaceVariable) ?? ifUnset;
        if (WorkspaceKey.Check(key) is { } problem)
        {
            _problems.Add($"{ServiceSettings.WorkspaceVariable} {problem}");
        }

        return key;
    }

    private SeedChoice ReadSeed(SeedChoice ifUnset)
    {
        switch (Text(ServiceSettings.SeedVariable))
        {
            case null:
                return ifUnset;
            case "demo":
                return SeedChoice.Demo;
            case "bank":
                return SeedChoice.Bank;
            case "none":
                return SeedChoice.None;
            case var other:
                _problems.Add($"{ServiceSettings.SeedVariable} is '{other}'; expected demo, bank or none.");
                return ifUnset;
        }
    }

    private string? Text(string name) => _configuration[name] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    private static string DefaultDataFolder()
    {
        if (OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess)
        {
            return "/var/lib/interviewkit";
        }

        // On Linux and macOS this is ~/.local/share or its like, which need not exist yet.
        var applicationData = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return Path.Combine(applicationData, "interviewkit");
    }
}
