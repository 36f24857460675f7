using System.Net;
using System.Net.Sockets;

namespace InterviewKit.Api.Tests.Lifecycle;

public sealed class RefusedStartTests : IDisposable
{
    private readonly DataFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_port_in_use_is_named()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        await using var service = ServiceProcess.Start([_folder.Variable, ("INTERVIEWKIT_SEED", "none")], port);

        await ShouldEndWithOneSentence(service, $":{port}: address already in use");

        _folder.HasServer().ShouldBeFalse();
        service.Output.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_database_that_cannot_be_reached_is_named_without_its_password()
    {
        var port = ServiceProcess.FreePort();
        await using var service = ServiceProcess.Start([Database($"Host=127.0.0.1;Port={port};Database=hiring;Username=ik;Password=s3cr3t")]);

        await ShouldEndWithOneSentence(service, $"The database hiring at 127.0.0.1:{port} cannot be used: ");

        (service.Output + service.Errors).ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task A_database_that_refuses_the_password_is_named_with_its_reason()
    {
        var cluster = await Testing.PostgresCluster.SharedAsync();
        await using var service = ServiceProcess.Start([Database($"Host=127.0.0.1;Port={cluster.Server.Port};Database=postgres;Username=nobody;Password=s3cr3t")]);

        await ShouldEndWithOneSentence(service, "password authentication failed");

        (service.Output + service.Errors).ShouldNotContain("s3cr3t");
    }

    [Fact]
    public async Task A_malformed_first_key_is_refused_and_not_shown()
    {
        await using var service = ServiceProcess.Start([_folder.Variable, ("INTERVIEWKIT_BOOTSTRAP_KEY", "ik_s3cr3t")]);

        await ShouldEndWithOneSentence(service, "INTERVIEWKIT_BOOTSTRAP_KEY is not an API key (it has 9 characters); expected 55");

        (service.Output + service.Errors).ShouldNotContain("s3cr3t");
        Directory.Exists(_folder.Path).ShouldBeFalse();
    }

    [Fact]
    public async Task Each_wrong_setting_is_a_sentence()
    {
        await using var service = ServiceProcess.Start([_folder.Variable, ("INTERVIEWKIT_SEED", "everything"), ("INTERVIEWKIT_WORKSPACE", "A b")]);

        (await service.ExitAsync()).ShouldBe(1);

        service.Errors.Split('\n').Length.ShouldBe(2);
        service.Errors.ShouldContain("INTERVIEWKIT_SEED is 'everything'; expected demo, bank or none.");
        service.Errors.ShouldContain("INTERVIEWKIT_WORKSPACE is 'A b'");
    }

    private static (string, string?) Database(string connectionString) => ("ConnectionStrings__InterviewKit", connectionString);

    private static async Task ShouldEndWithOneSentence(ServiceProcess service, string part)
    {
        (await service.ExitAsync()).ShouldBe(1, service.Errors);
        service.Errors.ShouldContain(part);
        service.Errors.Split('\n').Length.ShouldBe(1, service.Errors);
        service.Output.ShouldNotContain("Exception");
    }
}
