using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_database_is_created_once_whoever_asks_at_the_same_time()
    {
        var server = (await PostgresCluster.SharedAsync()).Server;

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => server.EnsureDatabaseAsync("ensured")));
        await server.EnsureDatabaseAsync("ensured");

        await using var source = NpgsqlDataSource.Create(server.ConnectionString("ensured"));
        await using var command = source.CreateCommand("SELECT current_database()");
        (await command.ExecuteScalarAsync()).ShouldBe("ensured");
    }

    [Theory]
    [InlineData("Upper")]
    [InlineData("quote\"; DROP DATABASE x; --")]
    [InlineData("")]
    [InlineData("1starts_with_a_digit")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234")]
    public async Task A_name_that_would_need_quoting_is_refused(string name)
    {
        var server = (await PostgresCluster.SharedAsync()).Server;

        (await Should.ThrowAsync<ArgumentException>(() => server.EnsureDatabaseAsync(name))).Message.ShouldStartWith($"'{name}' is not a database name");
    }

    [Fact]
    public async Task Text_is_stored_as_UTF_8_and_compared_by_code_point_with_case_rules_of_all_scripts()
    {
        await using var database = await TestDatabase.CreateAsync();
        await using var command = database.DataSource.CreateCommand("SELECT current_setting('server_encoding') || upper('é') || (SELECT string_agg(c, '' ORDER BY c) FROM unnest(ARRAY['b', 'A', 'a', 'B']) c)");

        (await command.ExecuteScalarAsync()).ShouldBe("UTF8ÉABab");
    }
}
