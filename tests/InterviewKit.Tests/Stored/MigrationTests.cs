using InterviewKit.Documents;
using InterviewKit.Testing;

namespace InterviewKit.Tests.Stored;

/// <summary>The recorded migrations make the database that the mapping needs, to the last index.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task The_migrations_make_what_the_mapping_declares()
    {
        await using var database = await TestDatabase.CreateAsync();
        await new SchemaMigrator(database.DataSource, Domain.Migrations).ApplyAsync();
        var store = DocumentStore.For(options =>
        {
            options.Connection(database.DataSource);
            Domain.MapDocuments(options);
        });
        if (Environment.GetEnvironmentVariable("INTERVIEWKIT_WRITE_MIGRATION") is { } file)
        {
            await File.WriteAllTextAsync(file, store.Storage.ToDatabaseScript()); // The next migration's first draft.
        }

        await store.Storage.AssertDatabaseMatchesConfigurationAsync();
    }

    [Fact]
    public async Task A_database_that_is_up_to_date_is_left_alone()
    {
        await using var database = await TestDatabase.CreateAsync();
        var migrator = new SchemaMigrator(database.DataSource, Domain.Migrations);
        (await migrator.ApplyAsync()).Count.ShouldBe(Domain.Migrations.Count);

        (await migrator.ApplyAsync()).ShouldBeEmpty();
    }
}
