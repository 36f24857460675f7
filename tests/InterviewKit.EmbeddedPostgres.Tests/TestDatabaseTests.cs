using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class TestDatabaseTests
{
    [Fact]
    public async Task Each_database_is_a_copy_of_its_template_of_its_own()
    {
        await using var first = await TestDatabase.CreateAsync("notes", PrepareNotes);
        await using var second = await TestDatabase.CreateAsync("notes", PrepareNotes);

        await ExecuteAsync(first, "INSERT INTO notes VALUES ('only in the first')");

        (await CountAsync(first)).ShouldBe(2);
        (await CountAsync(second)).ShouldBe(1);
    }

    [Fact]
    public async Task A_template_is_prepared_once_for_callers_at_the_same_time()
    {
        var prepared = 0;

        var databases = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TestDatabase.CreateAsync("counted", source =>
        {
            Interlocked.Increment(ref prepared);
            return PrepareNotes(source);
        })));

        prepared.ShouldBe(1);
        databases.Select(database => database.Name).Distinct().Count().ShouldBe(6);
        foreach (var database in databases)
            await database.DisposeAsync();
    }

    [Fact]
    public async Task A_disposed_database_is_dropped_even_while_somebody_is_connected()
    {
        var database = await TestDatabase.CreateAsync();
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync();

        await database.DisposeAsync();

        await using var other = await TestDatabase.CreateAsync();
        await using var command = other.DataSource.CreateCommand("SELECT count(*) FROM pg_database WHERE datname = $1");
        command.Parameters.AddWithValue(database.Name);
        (await command.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task A_template_that_cannot_be_prepared_says_why_to_every_caller()
    {
        for (var call = 0; call < 2; call++)
        {
            var fault = await Should.ThrowAsync<PostgresException>(() => TestDatabase.CreateAsync("faulty", source =>
                ExecuteAsync(source, "INSERT INTO nowhere VALUES (1)")));
            fault.SqlState.ShouldBe(PostgresErrorCodes.UndefinedTable);
        }
    }

    private static Task PrepareNotes(NpgsqlDataSource source) =>
        ExecuteAsync(source, "CREATE TABLE notes (text text); INSERT INTO notes VALUES ('from the template')");

    private static Task ExecuteAsync(TestDatabase database, string sql) => ExecuteAsync(database.DataSource, sql);

    private static async Task ExecuteAsync(NpgsqlDataSource source, string sql)
    {
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static async Task<long> CountAsync(TestDatabase database)
    {
        await using var command = database.DataSource.CreateCommand("SELECT count(*) FROM notes");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
