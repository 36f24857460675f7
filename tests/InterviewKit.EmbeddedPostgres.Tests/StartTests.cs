using System.Net.NetworkInformation;
using InterviewKit.EmbeddedPostgres.Tests.Support;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_cluster_is_made_once_and_keeps_its_data_between_runs()
    {
        using var folder = new TemporaryFolder();
        var reports = new List<string>();
        await using (var first = await Servers.StartAsync(folder.Combine("data"), reports.Add))
            await first.ExecuteAsync("CREATE TABLE kept (text text); INSERT INTO kept VALUES ('kept')");
        reports.ShouldHaveSingleItem().ShouldStartWith("Making a PostgreSQL ");
        reports.Clear();

        await using var second = await Servers.StartAsync(folder.Combine("data"), reports.Add);

        reports.ShouldBeEmpty();
        await second.ShouldHaveKeptItsRowAsync();
    }

    [Fact]
    public async Task The_server_tells_its_version_and_port_as_it_answers_them_itself()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));

        server.Version.Major.ShouldBeGreaterThanOrEqualTo(15);
        (await server.ScalarAsync("SELECT current_setting('server_version_num')::int / 10000")).ShouldBe(server.Version.Major);
        (await server.ScalarAsync("SELECT inet_server_port()")).ShouldBe(server.Port);
    }

    [Fact]
    public async Task The_server_listens_on_the_loopback_address_only()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));

        IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners()
            .Where(listener => listener.Port == server.Port)
            .ShouldHaveSingleItem().Address.ToString().ShouldBe("127.0.0.1");
        (await server.ScalarAsync("SHOW unix_socket_directories")).ShouldBe("");
    }

    [Fact]
    public async Task A_wrong_password_is_refused()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));
        var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString("postgres")) { Password = "wrong", Pooling = false };
        await using var connection = new NpgsqlConnection(wrong.ConnectionString);

        (await Should.ThrowAsync<PostgresException>(() => connection.OpenAsync())).SqlState.ShouldBe(PostgresErrorCodes.InvalidPassword);
    }

    [FactIfLinux]
    public async Task The_data_folder_and_all_secrets_in_it_are_closed_to_others()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));

        ModeOf(folder.Combine("data")).ShouldBe("700");
        ModeOf(folder.Combine("data", "password")).ShouldBe("600");
        ModeOf(folder.Combine("data", "server.log")).ShouldBe("600");

        static string ModeOf(string path) =>
            OperatingSystem.IsWindows() ? "" : Convert.ToString((int)File.GetUnixFileMode(path), 8);
    }

    [Theory]
    [InlineData(true, "on")]
    [InlineData(false, "off")]
    public async Task Only_a_durable_cluster_waits_for_the_disk(bool durable, string expected)
    {
        using var folder = new TemporaryFolder();
        await using var server = await EmbeddedPostgresServer.StartAsync(Servers.Options(folder.Combine("data")) with { Durable = durable });

        (await server.ScalarAsync("SHOW fsync")).ShouldBe(expected);
        (await server.ScalarAsync("SHOW full_page_writes")).ShouldBe(expected);
        (await server.ScalarAsync("SHOW synchronous_commit")).ShouldBe(expected);
    }

    [Fact]
    public async Task Settings_reach_the_server_and_override_the_defaults()
    {
        using var folder = new TemporaryFolder();
        var settings = new Dictionary<string, string> { ["max_connections"] = "17", ["timezone"] = "Europe/Berlin", ["application_name"] = "with a 'quote' and spaces" };
        await using var server = await EmbeddedPostgresServer.StartAsync(Servers.Options(folder.Combine("data")) with { Settings = settings });

        (await server.ScalarAsync("SHOW max_connections")).ShouldBe("17");
        (await server.ScalarAsync("SHOW timezone")).ShouldBe("Europe/Berlin");
        (await server.ScalarAsync("SHOW application_name")).ShouldBe("with a 'quote' and spaces");
    }

    [Theory]
    [InlineData("port", "belongs to the embedded PostgreSQL")]
    [InlineData("listen_addresses", "belongs to the embedded PostgreSQL")]
    [InlineData("Max-Connections", "is not the name of a PostgreSQL setting")]
    [InlineData("fsync=off -c port", "is not the name of a PostgreSQL setting")]
    public async Task A_setting_that_is_none_or_not_for_setting_is_refused(string name, string reason)
    {
        var options = Servers.Options("/never-made") with { Settings = new Dictionary<string, string> { [name] = "1" } };

        (await Should.ThrowAsync<ArgumentException>(() => EmbeddedPostgresServer.StartAsync(options))).Message.ShouldContain(reason);
        Directory.Exists("/never-made").ShouldBeFalse();
    }

    [Fact]
    public async Task A_setting_that_the_server_rejects_is_told_in_its_words_and_leaves_the_folder_free()
    {
        using var folder = new TemporaryFolder();
        var options = Servers.Options(folder.Combine("data"));

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() =>
            EmbeddedPostgresServer.StartAsync(options with { Settings = new Dictionary<string, string> { ["shared_buffers"] = "plenty" } }));

        refusal.Message.ShouldContain("""invalid value for parameter "shared_buffers": "plenty" """.Trim());
        await using var server = await EmbeddedPostgresServer.StartAsync(options);
    }

    [Fact]
    public async Task Disposing_stops_the_server_and_is_harmless_twice()
    {
        using var folder = new TemporaryFolder();
        var server = await Servers.StartAsync(folder.Combine("data"));
        var connectionString = server.ConnectionString("postgres") + ";Pooling=false";

        await server.DisposeAsync();
        await server.DisposeAsync();

        await using var connection = new NpgsqlConnection(connectionString);
        await Should.ThrowAsync<NpgsqlException>(() => connection.OpenAsync());
        File.Exists(folder.Combine("data", "cluster", "postmaster.pid")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_cancelled_start_leaves_the_folder_for_the_next()
    {
        using var folder = new TemporaryFolder();
        using var cancellation = new CancellationTokenSource();
        var options = Servers.Options(folder.Combine("data"));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            EmbeddedPostgresServer.StartAsync(options with { Report = _ => cancellation.Cancel() }, cancellation.Token));

        await using var server = await EmbeddedPostgresServer.StartAsync(options);
        (await server.ScalarAsync("SELECT 1")).ShouldBe(1);
    }
}
