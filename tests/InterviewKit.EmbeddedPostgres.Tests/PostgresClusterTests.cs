using InterviewKit.EmbeddedPostgres.Tests.Support;
using InterviewKit.Testing;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class PostgresClusterTests
{
    [Fact]
    public async Task The_shared_cluster_is_one()
    {
        var clusters = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PostgresCluster.SharedAsync()));

        clusters.Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_cluster_of_its_own_has_its_settings_and_leaves_no_folder_behind()
    {
        var cluster = await PostgresCluster.StartAsync(durable: true, new Dictionary<string, string> { ["max_connections"] = "17" });
        var data = (string)(await cluster.Server.ScalarAsync("SHOW data_directory"))!;

        (await cluster.Server.ScalarAsync("SHOW max_connections")).ShouldBe("17");
        (await cluster.Server.ScalarAsync("SHOW fsync")).ShouldBe("on");
        await cluster.DisposeAsync();

        Directory.Exists(Path.GetDirectoryName(data)).ShouldBeFalse();
    }
}
