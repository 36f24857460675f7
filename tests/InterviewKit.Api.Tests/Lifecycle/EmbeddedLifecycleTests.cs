using System.Diagnostics;

namespace InterviewKit.Api.Tests.Lifecycle;

public sealed class EmbeddedLifecycleTests : IDisposable
{
    private const string Invite = """
        mutation { invitePerson(input: { name: "Ana Ruiz", email: "ana@example.com", roles: [INTERVIEWER] }) { person { name } errors { message } } }
        """;

    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_service_told_to_stop_ends_with_its_database_and_finds_its_data_again()
    {
        await using (var first = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none")))
        {
            first.Output.ShouldContain(_folder.Path);
            await first.QueryAsync(Invite);

            (await first.SignalAsync("TERM")).ShouldBe(0, first.Errors);

            _folder.HasServer().ShouldBeFalse();
            first.Errors.ShouldBeEmpty();
        }

        await using var second = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none"));
        await ShouldKnowAna(second);
    }

    [Fact]
    public async Task A_service_that_is_killed_takes_its_database_along_and_finds_its_data_again()
    {
        await using (var first = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none")))
        {
            await first.QueryAsync(Invite);
            await first.SignalAsync("KILL");
        }

        await WaitUntilAsync(() => !_folder.HasServer());
        await using var second = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none"));
        await ShouldKnowAna(second);
    }

    [Fact]
    public async Task A_first_start_that_is_killed_midway_is_made_good_by_the_next()
    {
        await using (var first = ServiceProcess.Start([_folder.Variable, ("INTERVIEWKIT_SEED", "bank")]))
        {
            // The schema, the workspace and the key are there now, and the seed is about to be.
            await first.WaitForOutputAsync("Made the API key");
            await first.SignalAsync("KILL");
        }

        await using var second = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "bank"));

        var questions = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "seed-data", "questions")).Length;
        var data = await second.QueryAsync("{ questions { totalCount } }");
        data.GetProperty("questions").GetProperty("totalCount").GetInt32().ShouldBe(questions);
        second.Output.ShouldNotContain("Made the API key");
    }

    [Fact]
    public async Task A_second_service_on_the_folder_is_refused_and_the_first_goes_on()
    {
        await using var first = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none"));
        await using var second = ServiceProcess.Start([_folder.Variable, ("INTERVIEWKIT_SEED", "none")]);

        (await second.ExitAsync()).ShouldBe(1);

        second.Errors.ShouldContain(_folder.Path);
        second.Errors.ShouldContain("in use by another process");
        second.Errors.Split('\n').Length.ShouldBe(1);
        (await first.IsReadyAsync()).ShouldBeTrue();
    }

    [Fact]
    public async Task What_it_says_holds_no_secret()
    {
        await using var service = await ServiceProcess.StartReadyAsync(_folder.Variable, ("INTERVIEWKIT_SEED", "none"), ("ASPNETCORE_ENVIRONMENT", "Development"));
        await service.SignalAsync("TERM");

        var password = await File.ReadAllTextAsync(Path.Combine(_folder.Path, "password"));
        var said = service.Output + service.Errors;
        said.ShouldContain("InterviewKit answers at http://127.0.0.1:");
        said.ShouldNotContain(Hosting.ApiHost.BootstrapKey[12..]);
        said.ShouldNotContain(password.Trim());
    }

    private static async Task ShouldKnowAna(ServiceProcess service)
    {
        var data = await service.QueryAsync("""{ person(email: "ana@example.com") { name } }""");
        data.GetProperty("person").GetProperty("name").GetString().ShouldBe("Ana Ruiz");
    }

    private static async Task WaitUntilAsync(Func<bool> condition)
    {
        var started = Stopwatch.StartNew();
        while (!condition())
        {
            started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(30));
            await Task.Delay(20);
        }
    }
}
