using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests.Processes;

public sealed class ServerAccountTests
{
    [FactIfRoot]
    public async Task Root_lends_the_server_an_unprivileged_account()
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);

        account.Name.ShouldBeOneOf("postgres", "nobody");
        (await CommandRun.RunAsync(account.Command("id", "/", "-nu"), CancellationToken.None)).Output.Trim().ShouldBe(account.Name);
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));
        var userId = PasswdEntry.Find(account.Name)!.UserId;
        (await File.ReadAllLinesAsync($"/proc/{server.ProcessId}/status")).ShouldContain($"Uid:\t{userId}\t{userId}\t{userId}\t{userId}");
    }

    [FactIfRoot]
    public async Task Root_without_setpriv_is_told_what_to_install()
    {
        (await Should.ThrowAsync<EmbeddedPostgresException>(() => ServerAccount.ForThisProcessAsync(null, null, CancellationToken.None)))
            .Message.ShouldBe("PostgreSQL refuses to run as root, and 'setpriv' (package util-linux), which would start it as another user, was not found: install it or start the program as an ordinary user.");
    }

    [FactIfRoot]
    public async Task Root_that_may_not_become_another_user_is_told_so()
    {
        using var folder = new TemporaryFolder();
        var setpriv = folder.Script("setpriv", "echo 'setpriv: setresuid failed: Operation not permitted' >&2; exit 127");

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => ServerAccount.ForThisProcessAsync(setpriv, null, CancellationToken.None)))
            .Message.ShouldContain("root could become neither 'postgres' nor 'nobody' here");
    }

    [FactIfRoot]
    public async Task An_old_setpriv_that_cannot_tie_the_server_to_its_parent_still_changes_the_user()
    {
        using var folder = new TemporaryFolder();
        var setpriv = folder.Script("setpriv", """case "$*" in *pdeathsig*) exit 1;; esac; exec setpriv "$@" """);

        var account = await ServerAccount.ForThisProcessAsync(setpriv, null, CancellationToken.None);

        var command = account.Server("id", "/", "-nu");
        command.ArgumentList.ShouldNotContain("--pdeathsig");
        (await CommandRun.RunAsync(command, CancellationToken.None)).Output.Trim().ShouldBe(account.Name);
    }

    [FactIfLinux]
    public async Task Paths_the_account_has_no_access_to_are_found()
    {
        var account = await ServerAccount.ForThisProcessAsync(CancellationToken.None);

        (await account.FirstFailingAsync("-x", ["/", "/tmp", "/no such folder", "/neither"], CancellationToken.None)).ShouldBe("/no such folder");
        (await account.FirstFailingAsync("-x", ["/", "/tmp"], CancellationToken.None)).ShouldBeNull();
    }

    [Theory]
    [InlineData("postgres:x:101:104:PostgreSQL administrator,,,:/var/lib/postgresql:/bin/bash", "postgres", 101u, 104u)]
    [InlineData("nobody:*:65534:65534:::", "nobody", 65534u, 65534u)]
    public void A_line_of_passwd_names_a_user(string line, string name, uint userId, uint groupId)
    {
        PasswdEntry.Parse(line).ShouldBe(new PasswdEntry(name, userId, groupId));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# comment")]
    [InlineData("+::::::")]
    [InlineData("nobody:*:-2:-2:Unprivileged User:/var/empty:/usr/bin/false")]
    public void Other_lines_of_passwd_name_none(string line)
    {
        PasswdEntry.Parse(line).ShouldBeNull();
    }
}
