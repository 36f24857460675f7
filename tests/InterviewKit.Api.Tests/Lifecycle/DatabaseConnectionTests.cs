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
    public async Task Statements_are_prepared_unless_the_connection_string_says_otherwise(string addition, int expected)
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

        new NpgsqlConnectionStringBuilder(database.DataSource.ConnectionString).MaxAutoPrepare.ShouldBe(expected);
    }
}
