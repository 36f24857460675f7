using System.Text.RegularExpressions;

namespace InterviewKit.EmbeddedPostgres.Cluster;

/// <summary>The settings the server is started with, as its command line has them.</summary>
internal static partial class ServerSettings
{
    private static readonly string[] Fixed = ["config_file", "data_directory", "hba_file", "listen_addresses", "port", "unix_socket_directories"];

    /// <exception cref="ArgumentException">A name is not one of a setting, or is of one that is not for setting.</exception>
    public static IReadOnlyList<string> Arguments(EmbeddedPostgresOptions options, string cluster, int port)
    {
        List<string> arguments = ["-D", cluster, "-p", $"{port}"];
        foreach (var (name, value) in Defaults(options.Durable).Concat(options.Settings))
            arguments.AddRange(["-c", $"{name}={value}"]);
        arguments.AddRange(["-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories="]);
        return arguments;
    }

    public static void Check(IReadOnlyDictionary<string, string> settings)
    {
        foreach (var name in settings.Keys)
        {
            if (!SettingName().IsMatch(name))
                throw new ArgumentException($"'{name}' is not the name of a PostgreSQL setting: expected lower-case letters, digits, '_' and '.', such as 'max_connections'.", nameof(settings));
            if (Fixed.Contains(name))
                throw new ArgumentException($"The setting '{name}' belongs to the embedded PostgreSQL itself and cannot be set.", nameof(settings));
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Defaults(bool durable)
    {
        yield return new("lc_messages", "C");
        yield return new("timezone", "UTC");
        yield return new("log_timezone", "UTC");
        if (durable)
            yield break;

        yield return new("fsync", "off");
        yield return new("synchronous_commit", "off");
        yield return new("full_page_writes", "off");
    }

    [GeneratedRegex(@"^[a-z_][a-z0-9_.]{0,62}\z")]
    private static partial Regex SettingName();
}
