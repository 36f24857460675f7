using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Testing;
using Npgsql;

namespace InterviewKit.Api.Tests.Lifecycle;

/// <summary>What the service adds to a connection string: what the operator has said stays.</summary>
public sealed class DatabaseConnectionTests
{
    [Theory]
    [InlineData("", 200)]
    [InlineData(";Max Auto Prepare=0", 0)]
    [InlineData(";MaxAutoPrepare=7", 7)]
    public async Task Statements_are_prepared_unless_the_connection_string_says_otherwise(string addition, int expected) =>
        (await OpenedAsync(addition)).MaxAutoPrepare.ShouldBe(expected);

    [Theory]
    [InlineData("", true)]
    [InlineData(";No Reset On Close=false", false)]
    public async Task Connections_are_not_reset_between_uses_unless_the_connection_string_says_otherwise(string addition, bool expected) =>
        (await OpenedAsync(addition)).NoResetOnClose.ShouldBe(expected);

    private static async Task<NpgsqlConnectionStringBuilder> OpenedAsync(string addition)
    {
        var cluster = await PostgresCluster.SharedAsync();
        var settings = new ServiceSettings
        {
            ConnectionString = cluster.Server.ConnectionString("postgres") + addition,
            DataFolder = "",
            Workspace = "default",
            Seed = SeedChoice.None,
        };

        await using var database = await ServiceDatabase.OpenAsync(settings, static _ => { }, CancellationToken.None);

        return new NpgsqlConnectionStringBuilder(database.DataSource.ConnectionString);
    }
}
