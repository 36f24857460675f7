using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Api.Installation;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Questions;
using InterviewKit.Seeding;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Installation;

public sealed class FirstStartTests : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private IDocumentStore _store = null!;

    public async Task InitializeAsync()
    {
        _database = await TestDatabase.CreateAsync();
        _store = ServiceHost.CreateStore(_database.DataSource, TimeProvider.System);
    }

    public async Task DisposeAsync()
    {
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task Nodes_that_start_at_once_on_an_empty_database_install_once()
    {
        var nodes = Enumerable.Range(0, 4).Select(_ => StartAsync(ApiHost.Settings(SeedChoice.Bank)));

        var states = await Task.WhenAll(nodes);

        states.ShouldAllBe(node => node.State.HasBootstrapKey);
        states.SelectMany(node => node.Reports).Count(report => report.StartsWith("Made the API key", StringComparison.Ordinal)).ShouldBe(1);
        (await CountAsync("ik_api_key_secret")).ShouldBe(1);
        (await CountAsync("mt_doc_workspace")).ShouldBe(1);
        await using var session = _store.QuerySession(ApiHost.Workspace);
        (await session.Query<Question>().CountAsync()).ShouldBe(Directory.GetFiles(ApiHost.Settings(SeedChoice.Bank).SeedFolder + "/questions").Length);
    }

    [Fact]
    public async Task A_second_start_says_nothing_and_changes_nothing()
    {
        await StartAsync(ApiHost.Settings(SeedChoice.Demo));
        var before = await ContentAsync();

        var (_, reports) = await StartAsync(ApiHost.Settings(SeedChoice.Demo));

        reports.ShouldBeEmpty();
        (await ContentAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_first_key_that_was_revoked_does_not_come_back()
    {
        await StartAsync(ApiHost.Settings(SeedChoice.None));
        await using (var session = _store.LightweightSession(ApiHost.Workspace))
        {
            var key = await session.Query<ApiKey>().FirstAsync();
            session.Store(key with { RevokedAt = TimeProvider.System.GetUtcNow() });
            await session.SaveChangesAsync();
        }

        await StartAsync(ApiHost.Settings(SeedChoice.None));

        await using var query = _store.QuerySession(ApiHost.Workspace);
        var keys = await query.Query<ApiKey>().ToListAsync();
        keys.ShouldHaveSingleItem().RevokedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task Another_first_key_set_later_has_no_effect_which_is_said_without_showing_it()
    {
        await StartAsync(ApiHost.Settings(SeedChoice.None));
        const string other = "ik_otherkey_ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopq";
        ApiKeySecret.TryParse(other, out var secret).ShouldBeTrue();

        var (_, reports) = await StartAsync(ApiHost.Settings(SeedChoice.None) with { BootstrapKey = secret });

        reports.ShouldHaveSingleItem().ShouldContain("INTERVIEWKIT_BOOTSTRAP_KEY has no effect");
        reports[0].ShouldNotContain(other[12..]);
        (await CountAsync("ik_api_key_secret")).ShouldBe(1);
    }

    [Fact]
    public async Task A_first_key_set_after_starts_without_one_is_made()
    {
        (await StartAsync(ApiHost.Settings(SeedChoice.None) with { BootstrapKey = null })).State.HasBootstrapKey.ShouldBeFalse();

        (await StartAsync(ApiHost.Settings(SeedChoice.None))).State.HasBootstrapKey.ShouldBeTrue();
    }

    [Fact]
    public async Task A_broken_seed_file_is_named_with_its_line_and_once_mended_is_loaded()
    {
        var folder = Directory.CreateTempSubdirectory("interviewkit-seed-").FullName;
        try
        {
            var settings = ApiHost.Settings(SeedChoice.Bank);
            CopyFolder(settings.SeedFolder, folder);
            var file = Directory.GetFiles(folder + "/questions").Order(StringComparer.Ordinal).First();
            var text = await File.ReadAllTextAsync(file);
            await File.WriteAllTextAsync(file, text.Replace("minutes:", "minuts:", StringComparison.Ordinal));

            var fault = await Should.ThrowAsync<SeedException>(() => StartAsync(settings with { SeedFolder = folder }));

            StartFailure.Explain(fault)!.ShouldContain(Path.GetFileName(file) + ":");
            await using var session = _store.QuerySession(ApiHost.Workspace);
            (await session.Query<Question>().CountAsync()).ShouldBe(0);

            await File.WriteAllTextAsync(file, text);
            await StartAsync(settings with { SeedFolder = folder });
            (await session.Query<Question>().CountAsync()).ShouldBeGreaterThan(100);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Seed_files_that_are_missing_are_said_to_be()
    {
        var fault = await Should.ThrowAsync<SeedException>(() => StartAsync(ApiHost.Settings(SeedChoice.Bank) with { SeedFolder = "/nowhere/seed" }));

        StartFailure.Explain(fault)!.ShouldContain("/nowhere/seed");
    }

    [Fact]
    public async Task A_workspace_made_by_hand_has_a_key_of_its_own_that_opens_no_other()
    {
        await StartAsync(ApiHost.Settings(SeedChoice.None));

        var key = await NewWorkspace.CreateAsync(_store, TimeProvider.System, "acme-2", "Acme", CancellationToken.None);

        var authentication = new ApiKeyAuthentication(new SignInDirectory(_database.DataSource), TimeProvider.System);
        var (viewer, _) = await authentication.AuthenticateAsync(key, actAs: null, requestId: null, CancellationToken.None);
        viewer!.Workspace.ShouldBe("acme-2");
        var repeated = await Should.ThrowAsync<StartException>(
            () => NewWorkspace.CreateAsync(_store, TimeProvider.System, "acme-2", "Acme", CancellationToken.None));
        repeated.Message.ShouldBe("There is a workspace 'acme-2' already.");
        (await CountAsync("ik_api_key_secret")).ShouldBe(2);
    }

    [Fact]
    public async Task A_database_of_a_newer_program_is_refused_in_a_sentence()
    {
        await StartAsync(ApiHost.Settings(SeedChoice.None));
        await using (var insert = _database.DataSource.CreateCommand("insert into ik_migration (number, name, sha256) values (99, 'later', '')"))
        {
            await insert.ExecuteNonQueryAsync();
        }

        var fault = await Should.ThrowAsync<SchemaMigrationException>(() => StartAsync(ApiHost.Settings(SeedChoice.None)));

        StartFailure.Explain(fault)!.ShouldContain("older than the database");
    }

    private async Task<(InstallationState State, IReadOnlyList<string> Reports)> StartAsync(ServiceSettings settings)
    {
        var reports = new List<string>();
        var state = await new FirstStart(_database.DataSource, _store, TimeProvider.System, reports.Add).RunAsync(settings, CancellationToken.None);
        return (state, reports);
    }

    private async Task<long> CountAsync(string table)
    {
        await using var count = _database.DataSource.CreateCommand($"select count(*) from {table}");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private async Task<string> ContentAsync() =>
        string.Join(' ', await Task.WhenAll(new[] { "ik_audit", "ik_outbox", "ik_installation", "mt_events", "mt_doc_question", "mt_doc_person" }.Select(CountAsync)));

    private static void CopyFolder(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
