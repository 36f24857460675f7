using InterviewKit.EmbeddedPostgres.Cluster;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Cluster;

public sealed class ServerLogTests
{
    [Fact]
    public async Task The_last_lines_are_kept_for_the_sentence_about_a_failed_start()
    {
        using var folder = new TemporaryFolder();
        using var log = new ServerLog(folder.Combine("server.log"), await ServerAccount.ForThisProcessAsync(CancellationToken.None));

        log.Write("of the attempt before");
        log.StartAttempt();
        for (var line = 1; line <= 14; line++)
            log.Write($"{line}");

        log.LastLines().ShouldBe("3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 14");
    }

    [Fact]
    public async Task Runs_share_one_file_that_does_not_grow_without_bound()
    {
        using var folder = new TemporaryFolder();
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);
        using (var first = new ServerLog(folder.Combine("server.log"), account))
            first.Write("of the first run");
        using (var second = new ServerLog(folder.Combine("server.log"), account))
        {
            var mebibyte = new string('x', 1024 * 1024);
            for (var written = 0; written < 40; written++)
                second.Write(mebibyte);
            second.Write("the end");
        }

        Directory.GetFiles(folder.Path).Length.ShouldBe(2);
        new DirectoryInfo(folder.Path).EnumerateFiles().ShouldAllBe(file => file.Length < 18 * 1024 * 1024);
        (await File.ReadAllTextAsync(folder.Combine("server.log"))).ShouldEndWith("the end" + Environment.NewLine);
    }
}
