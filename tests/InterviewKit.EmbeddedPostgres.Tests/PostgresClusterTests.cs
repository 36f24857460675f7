using System.Diagnostics;
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

    [FactIfLinux]
    public async Task The_folder_of_a_killed_test_process_is_removed_and_one_that_was_left_goes_with_the_next_start()
    {
        using var ended = Process.Start("true");
        await ended.WaitForExitAsync();
        var left = Directory.CreateDirectory(Path.Combine(Path.GetTempPath(), $"interviewkit-tests-{ended.Id}-left")).FullName;
        using var program = await HostProgram.RunAsync("shared");
        Directory.Exists(left).ShouldBeFalse();
        var folder = Directory.GetDirectories(Path.GetTempPath(), $"interviewkit-tests-{program.ProcessId}-*").ShouldHaveSingleItem();

        await program.KillAsync();

        await Eventually.BecomesTrueAsync(() => !Directory.Exists(folder), $"'{folder}' is removed");
        Eventually.IsRunning(program.PostmasterId).ShouldBeFalse();
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
