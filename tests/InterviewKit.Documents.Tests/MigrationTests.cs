using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Documents.Tests;

public sealed class MigrationTests : IAsyncLifetime
{
    private static readonly Migration Notes = new(1, "notes", "create table notes (id integer primary key);\ninsert into notes values (1);");
    private static readonly Migration Words = new(2, "words", "alter table notes add column word text;\nupdate notes set word = 'first';");

    private TestDatabase? database;

    private NpgsqlDataSource DataSource => database!.DataSource;

    public async Task InitializeAsync() => database = await TestDatabase.CreateAsync();

    public async Task DisposeAsync() => await database!.DisposeAsync();

    [Fact]
    public async Task Migrations_run_once_in_order_and_are_recorded()
    {
        (await new SchemaMigrator(DataSource, [Notes]).ApplyAsync()).ShouldBe([Notes]);
        (await new SchemaMigrator(DataSource, [Notes, Words]).ApplyAsync()).ShouldBe([Words]);
        (await new SchemaMigrator(DataSource, [Notes, Words]).ApplyAsync()).ShouldBeEmpty();

        (await ScalarAsync("select string_agg(number || ' ' || name || ' ' || sha256, ', ' order by number) from ik_migration"))
            .ShouldBe($"1 notes {Notes.Sha256}, 2 words {Words.Sha256}");
        (await ScalarAsync("select word from notes")).ShouldBe("first");
    }

    [Fact]
    public async Task Of_nodes_that_start_at_once_one_works_and_none_fails()
    {
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => new SchemaMigrator(DataSource, [Notes, Words]).ApplyAsync()));

        applied.Count(some => some.Count == 2).ShouldBe(1);
        applied.Count(some => some.Count == 0).ShouldBe(7);
        (await ScalarAsync("select count(*)::text from notes")).ShouldBe("1");
    }

    [Fact]
    public async Task A_migration_that_was_changed_after_it_ran_is_refused()
    {
        await new SchemaMigrator(DataSource, [Notes]).ApplyAsync();
        var changed = Notes with { Sql = Notes.Sql + " " };

        var refused = await Should.ThrowAsync<SchemaMigrationException>(() => new SchemaMigrator(DataSource, [new(1, "notes", changed.Sql), Words]).ApplyAsync());
        refused.Message.ShouldStartWith("Migration 1 'notes' was changed after it ran on this database");
        (await ScalarAsync("select count(*)::text from ik_migration")).ShouldBe("1");
    }

    [Fact]
    public void Line_ends_do_not_change_a_migration()
        => new Migration(1, "notes", Notes.Sql.Replace("\n", "\r\n", StringComparison.Ordinal)).Sha256.ShouldBe(Notes.Sha256);

    [Fact]
    public async Task A_database_that_is_newer_than_the_program_is_refused()
    {
        await new SchemaMigrator(DataSource, [Notes, Words]).ApplyAsync();

        (await Should.ThrowAsync<SchemaMigrationException>(() => new SchemaMigrator(DataSource, [Notes]).ApplyAsync())).Message
            .ShouldStartWith("The database is at migration 2 'words', but this program knows only 1.");
    }

    [Fact]
    public async Task A_migration_that_fails_is_undone_and_says_where()
    {
        var bad = new Migration(2, "bad", "create table half (id integer);\n\nselect *\nfrom nowhere;");
        var failed = await Should.ThrowAsync<SchemaMigrationException>(() => new SchemaMigrator(DataSource, [Notes, bad]).ApplyAsync());

        failed.Message.ShouldBe("Migration 2 'bad' failed at line 4: 42P01 relation \"nowhere\" does not exist");
        (await ScalarAsync("select to_regclass('half')::text")).ShouldBeNull();
        (await new SchemaMigrator(DataSource, [Notes, Words]).ApplyAsync()).ShouldBe([Words]);
    }

    [Fact]
    public async Task Numbers_with_gaps_are_refused()
        => (await Should.ThrowAsync<ArgumentException>(() => new SchemaMigrator(DataSource, [Notes, new(3, "third", "select 1")]).ApplyAsync())).Message
            .ShouldBe("Migration 'third' has number 3; 2 was expected, since migrations are numbered 1, 2, 3 in order.");

    [Fact]
    public async Task A_table_in_use_is_not_queued_for_but_asked_for_again()
    {
        var time = new ManualTimeProvider();
        await new SchemaMigrator(DataSource, [Notes]).ApplyAsync();
        await using var user = await DataSource.OpenConnectionAsync();
        await using var use = await user.BeginTransactionAsync();
        await using (var read = new NpgsqlCommand("select * from notes", user))
            await read.ExecuteNonQueryAsync();

        var migration = new SchemaMigrator(DataSource, [Notes, Words], timeProvider: time).ApplyAsync();
        await time.WaitForTimerAsync();
        await use.RollbackAsync();
        time.Advance(TimeSpan.FromSeconds(2));
        (await migration).ShouldBe([Words]);
    }

    [Fact]
    public async Task Migrations_run_in_a_schema_of_their_own_when_told_to()
    {
        await new SchemaMigrator(DataSource, [Notes, Words], "kit").ApplyAsync();
        (await ScalarAsync("select word from kit.notes")).ShouldBe("first");
        (await ScalarAsync("select to_regclass('public.ik_migration')::text")).ShouldBeNull();
    }

    private async Task<string?> ScalarAsync(string sql)
    {
        await using var command = DataSource.CreateCommand(sql);
        return await command.ExecuteScalarAsync() as string;
    }
}

file static class Waiting
{
    public static async Task WaitForTimerAsync(this ManualTimeProvider time)
    {
        while (time.ActiveTimers == 0)
            await Task.Yield();
    }
}
