using System.Runtime.Versioning;
using InterviewKit.EmbeddedPostgres.Processes;
using InterviewKit.EmbeddedPostgres.Tests.Support;

namespace InterviewKit.EmbeddedPostgres.Tests;

public sealed class DataFolderTests
{
    [Fact]
    public async Task A_second_process_on_the_folder_is_refused_and_told_who_holds_it()
    {
        using var folder = new TemporaryFolder();
        await using var server = await Servers.StartAsync(folder.Combine("data"));

        using var second = await HostProgram.RunAsync(folder.Combine("data"));

        second.Refusal.ShouldBe($"The data folder '{folder.Combine("data")}' is in use by another process (pid {Environment.ProcessId}): stop that one, or name another data folder.");
        (await server.ScalarAsync("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_second_server_of_the_same_process_is_refused_until_the_first_is_disposed_of()
    {
        using var folder = new TemporaryFolder();
        var first = await Servers.StartAsync(folder.Combine("data"));

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("data")))).Message.ShouldContain("is in use by another process");

        await first.DisposeAsync();
        await using var second = await Servers.StartAsync(folder.Combine("data"));
    }

    [Fact]
    public async Task A_folder_with_other_files_is_refused_and_left_as_it_is()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("thesis.txt"), "ten years of work");

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Path));

        refusal.Message.ShouldBe($"The data folder '{folder.Path}' holds files that are not the embedded PostgreSQL's, such as 'thesis.txt': name an empty folder or one that does not exist.");
        Directory.EnumerateFileSystemEntries(folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_folder_that_is_a_file_is_refused()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.Combine("data"), "");

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("data"))))
            .Message.ShouldStartWith($"The data folder '{folder.Combine("data")}' cannot be used by '{Environment.UserName}' (");
    }

    [Fact]
    public async Task Missing_parents_are_made()
    {
        using var folder = new TemporaryFolder();

        await using var server = await Servers.StartAsync(folder.Combine("one", "two", "data"));

        (await server.ScalarAsync("SELECT 1")).ShouldBe(1);
    }

    [Fact]
    public async Task A_relative_path_is_one_from_the_current_folder()
    {
        using var folder = new TemporaryFolder();

        await using var server = await Servers.StartAsync(Path.GetRelativePath(Environment.CurrentDirectory, folder.Combine("data")) + Path.DirectorySeparatorChar);

        Directory.Exists(folder.Combine("data", "cluster")).ShouldBeTrue();
    }

    [FactIfRoot]
    [SupportedOSPlatform("linux")]
    public async Task A_folder_below_one_that_the_servers_user_cannot_enter_is_refused_with_the_parent_named()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.Combine("private", "inner"));
        File.SetUnixFileMode(folder.Combine("private"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var refusal = await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("private", "inner", "data")));

        refusal.Message.ShouldMatch($"^PostgreSQL refuses to run as root, and '(postgres|nobody)', as whom it runs instead, cannot enter '{folder.Combine("private")}', a parent of the data folder");
        Directory.Exists(folder.Combine("private", "inner", "data")).ShouldBeFalse();
    }

    [FactIfRoot]
    [SupportedOSPlatform("linux")]
    public async Task A_folder_of_another_user_is_refused_and_stays_that_users()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        LibC.ChangeOwner(folder.Combine("data"), 12345, 12345);

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("data"))))
            .Message.ShouldStartWith($"The data folder '{folder.Combine("data")}' belongs to another user than");
    }

    [FactIfRoot]
    [SupportedOSPlatform("linux")]
    public async Task A_program_of_an_ordinary_user_runs_the_server_as_itself()
    {
        using var folder = new TemporaryFolder();
        var nobody = PasswdEntry.Find("nobody")!;
        Directory.CreateDirectory(folder.Combine("home"));
        LibC.ChangeOwner(folder.Combine("home"), nobody.UserId, nobody.GroupId);
        string[] asNobody = ["setpriv", "--reuid", $"{nobody.UserId}", "--regid", $"{nobody.GroupId}", "--clear-groups", "env", $"HOME={folder.Combine("home")}"];

        using var program = await HostProgram.RunByAsync(asNobody, folder.Combine("home", "data"));

        program.Refusal.ShouldBeEmpty();
        (await File.ReadAllLinesAsync($"/proc/{program.PostmasterId}/status")).ShouldContain($"Uid:\t{nobody.UserId}\t{nobody.UserId}\t{nobody.UserId}\t{nobody.UserId}");
        await program.KillAsync();
        await Eventually.ProcessEndsAsync(program.PostmasterId);
    }

    [FactIfRoot]
    [SupportedOSPlatform("linux")]
    public async Task An_ordinary_user_is_refused_a_folder_of_another()
    {
        using var folder = new TemporaryFolder();
        var nobody = PasswdEntry.Find("nobody")!;

        using var program = await HostProgram.RunByAsync(
            ["setpriv", "--reuid", $"{nobody.UserId}", "--regid", $"{nobody.GroupId}", "--clear-groups"], folder.Combine("data"));

        program.Refusal.ShouldStartWith($"The data folder '{folder.Combine("data")}' cannot be used by 'nobody' (");
        program.Refusal.ShouldEndWith("): name a folder that this user can make and write.");
    }

    [Fact]
    public async Task A_cluster_without_its_password_is_refused_with_a_way_out()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        File.Delete(folder.Combine("data", "password"));

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("data"))))
            .Message.ShouldBe($"The cluster's password file '{folder.Combine("data", "password")}' is missing: restore it from a backup, or delete the data folder '{folder.Combine("data")}' to start with an empty one.");
    }

    [Fact]
    public async Task A_damaged_cluster_is_refused_and_not_made_anew()
    {
        using var folder = new TemporaryFolder();
        await Servers.MakeClusterAsync(folder.Combine("data"));
        File.Delete(folder.Combine("data", "cluster", "PG_VERSION"));

        (await Should.ThrowAsync<EmbeddedPostgresException>(() => Servers.StartAsync(folder.Combine("data"))))
            .Message.ShouldContain("is damaged (it has no readable PG_VERSION)");
    }
}
