using System.Globalization;
using System.Runtime.Versioning;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Binaries;

public sealed class BinariesSearchTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [FactIfLinux]
    public async Task The_newest_version_wins_and_what_is_too_old_or_broken_is_passed_over()
    {
        string[] candidates = [Version("15.18"), Version("17.2"), Version("14.9"), Version("16.11"), _folder.Combine("missing"), Broken(), Foreign()];

        (await FindAsync(candidates)).Folder.ShouldBe(_folder.Combine("17.2"));
    }

    [FactIfLinux]
    public async Task Minor_versions_are_compared_as_numbers()
    {
        (await FindAsync([Version("16.9"), Version("16.11"), Version("16.2")])).Version.ShouldBe(new Version(16, 11));
    }

    [FactIfLinux]
    public async Task The_version_that_made_the_cluster_wins_over_a_newer_one()
    {
        (await FindAsync([Version("15.18"), Version("17.2")], clusterMajor: 15)).Version.ShouldBe(new Version(15, 18));
    }

    [FactIfLinux]
    public async Task Without_the_version_that_made_the_cluster_what_was_found_is_named()
    {
        (await RefusalAsync([Version("15.18"), Version("17.2")], clusterMajor: 16)).ShouldBe(
            $"The data folder was made by PostgreSQL 16, but this machine has only PostgreSQL 15.18 ('{_folder.Combine("15.18")}') and PostgreSQL 17.2 ('{_folder.Combine("17.2")}'): install PostgreSQL 16, or name another data folder.");
        (await RefusalAsync([], clusterMajor: 16)).ShouldBe(
            "The data folder was made by PostgreSQL 16, but this machine has none: install PostgreSQL 16, or name another data folder.");
    }

    [FactIfLinux]
    public async Task A_named_folder_is_used_whatever_else_there_is()
    {
        (await FindAsync([Version("17.2")], named: Version("15.18"))).Version.ShouldBe(new Version(15, 18));
    }

    [FactIfLinux]
    public async Task A_named_folder_that_cannot_serve_is_refused_with_the_reason()
    {
        (await RefusalAsync([], named: _folder.Combine("missing"))).ShouldBe(
            $"The folder '{_folder.Combine("missing")}' of the test has no 'postgres': name the folder of 'postgres' and 'initdb', such as /usr/lib/postgresql/15/bin.");
        (await RefusalAsync([], named: Version("14.9"))).ShouldContain("holds PostgreSQL 14.9, and 15 or newer is needed");
        (await RefusalAsync([], named: Broken())).ShouldContain("has a postgres that does not answer to --version (it said: libicuuc.so.60: cannot open shared object file)");
        (await RefusalAsync([], named: Foreign())).ShouldContain("has a postgres that does not run here ('");
        (await RefusalAsync([], named: Version("17.2"), clusterMajor: 15)).ShouldBe(
            $"The data folder was made by PostgreSQL 15, but the test names PostgreSQL 17.2 ('{_folder.Combine("17.2")}'): install PostgreSQL 15, or name another data folder.");
    }

    [FactIfRoot]
    [SupportedOSPlatform("linux")]
    public async Task A_named_folder_out_of_the_servers_users_reach_is_refused()
    {
        var closed = Version("17.2");
        File.SetUnixFileMode(closed, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        (await RefusalAsync([], named: closed)).ShouldMatch("cannot be used by '(postgres|nobody)', as whom PostgreSQL has to run");
    }

    [FactIfLinux]
    public async Task Without_any_and_without_npm_both_ways_out_are_named()
    {
        (await RefusalAsync([Version("14.9")])).ShouldBe(
            "No PostgreSQL 15 or newer was found, and it could not be installed, as npm is not on PATH: install PostgreSQL and set INTERVIEWKIT_PG_BIN to its bin folder, or install Node.js with npm.");
    }

    [FactIfLinux]
    public async Task A_cluster_of_another_version_than_all_binaries_is_refused_at_the_start()
    {
        var data = _folder.Combine("data");
        await Servers.MakeClusterAsync(data);
        await File.WriteAllTextAsync(Path.Combine(data, "cluster", "PG_VERSION"), "99\n");

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(data))).Message.ShouldStartWith("The data folder was made by PostgreSQL 99, but ");
    }

    [Theory]
    [InlineData("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n", "15.18")]
    [InlineData("postgres (PostgreSQL) 18.4\n", "18.4")]
    [InlineData("postgres (PostgreSQL) 19beta1\n", "19.0")]
    [InlineData("postgres (EnterpriseDB) 15\n", null)]
    [InlineData("", null)]
    public void A_version_is_read_from_what_postgres_says(string said, string? expected)
    {
        PostgresBinaries.ParseVersion(said)?.ToString().ShouldBe(expected);
    }

    [FactIfLinux]
    public void A_pattern_of_usual_folders_stands_for_those_that_exist()
    {
        Directory.CreateDirectory(_folder.Combine("pg-15", "bin"));
        Directory.CreateDirectory(_folder.Combine("pg-16", "bin"));
        Directory.CreateDirectory(_folder.Combine("pg-17"));
        Directory.CreateDirectory(_folder.Combine("other", "bin"));

        UsualFolders.Expand(_folder.Combine("pg-*", "bin")).ShouldBe([_folder.Combine("pg-15", "bin"), _folder.Combine("pg-16", "bin")]);
        UsualFolders.Expand(_folder.Combine("nowhere", "pg-*", "bin")).ShouldBeEmpty();
        UsualFolders.Expand(_folder.Combine("other", "bin")).ShouldHaveSingleItem();
    }

    private async Task<PostgresBinaries> FindAsync(string[] candidates, int? clusterMajor = null, string? named = null)
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        var package = new NpmPackage(_folder.Combine("binaries"), npm: null, account, static _ => { });
        return await new BinariesSearch(account, package).FindAsync(named, "the test", candidates, clusterMajor, CancellationToken.None);
    }

    private async Task<string> RefusalAsync(string[] candidates, int? clusterMajor = null, string? named = null) =>
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => FindAsync(candidates, clusterMajor, named))).Message;

    /// <summary>Programs that know their version and no more.</summary>
    private string Version(string version)
    {
        _folder.Script($"{version}/initdb", "exit 1");
        _folder.Script($"{version}/postgres", string.Create(CultureInfo.InvariantCulture, $"echo 'postgres (PostgreSQL) {version}'"));
        return _folder.Combine(version);
    }

    /// <summary>A file the kernel does not take for a program, as one for another processor.</summary>
    private string Foreign()
    {
        _folder.Script("foreign/initdb", "exit 1");
        File.WriteAllText(_folder.Script("foreign/postgres", ""), "\u007fELF of another world");
        return _folder.Combine("foreign");
    }

    private string Broken()
    {
        _folder.Script("broken/initdb", "exit 1");
        _folder.Script("broken/postgres", "echo 'libicuuc.so.60: cannot open shared object file' >&2; exit 127");
        return _folder.Combine("broken");
    }
}
