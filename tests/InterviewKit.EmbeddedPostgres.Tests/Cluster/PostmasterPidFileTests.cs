using InterviewKit.EmbeddedPostgres.Cluster;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Cluster;

public sealed class PostmasterPidFileTests
{
    [Theory]
    [InlineData("4711\n/data/cluster\n1790000000\n40000\n\n127.0.0.1\n  123  4\nready   ", 4711, true)]
    [InlineData("4711\n/data/cluster\n1790000000\n40000\n\n127.0.0.1\n  123  4\nstarting", 4711, false)]
    [InlineData("4711\n/data/cluster", 4711, false)]
    [InlineData("-4711\n/data/cluster", 4711, false)]
    public void A_postmaster_tells_its_process_and_whether_it_is_ready(string content, int processId, bool isReady)
    {
        PostmasterPidFile.Parse(content.Split('\n')).ShouldBe(new PostmasterPidFile(processId, isReady));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not a number\n/data/cluster")]
    public void A_file_that_is_not_written_yet_tells_nothing(string content)
    {
        PostmasterPidFile.Parse(content.Split('\n')).ShouldBeNull();
    }

    [Fact]
    public void Without_a_file_there_is_no_postmaster()
    {
        using var folder = new TemporaryFolder();

        PostmasterPidFile.Read(folder.Path).ShouldBeNull();
        PostmasterPidFile.Read(folder.Combine("missing")).ShouldBeNull();
    }

    [Fact]
    public void Replacing_the_process_id_keeps_what_else_the_file_says()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder.Combine("postmaster.pid"), "4711\n/data/cluster\n1790000000\n40000\n\n127.0.0.1\n  123  4\nready   \n");

        PostmasterPidFile.ReplaceProcessId(folder.Path, 12);

        File.ReadAllText(folder.Combine("postmaster.pid")).ShouldBe("12\n/data/cluster\n1790000000\n40000\n\n127.0.0.1\n  123  4\nready   \n");
    }
}
