using System.CommandLine;
using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Api.Installation;

namespace InterviewKit.Api.Commands;

/// <summary><c>serve</c>, the default verb: starts the database if it is the service's own, installs what is missing, and answers requests until told to stop.</summary>
internal static class ServeCommand
{
    public static readonly Option<string?> Urls = new("--urls")
    {
        Description = "The addresses to listen on, separated by semicolons. Default: http://localhost:5080.",
        Recursive = true,
    };

    public static Command Create()
    {
        var command = new Command("serve", "Runs the service. The default.");
        command.SetAction((parsed, _) => RunAsync(parsed));
        return command;
    }

    public static Task<int> RunAsync(ParseResult parsed) =>
        GuardedCommand.RunAsync(stopping => ServeAsync(parsed.GetValue(Urls), stopping));

    private static async Task ServeAsync(string? urls, CancellationToken stopping)
    {
        var builder = ServiceHost.CreateBuilder(urls is null ? [] : ["--urls", urls]);
        var settings = SettingsReader.Read(builder.Configuration);
        var time = TimeProvider.System;

        await using var database = await ServiceDatabase.OpenAsync(settings, Console.WriteLine, stopping);
        await using var store = ServiceHost.CreateStore(database.DataSource, time);
        var installation = await new FirstStart(database.DataSource, store, time, Console.WriteLine).RunAsync(settings, stopping);

        var log = new StartLog();
        await using var app = ServiceHost.Build(builder, database.DataSource, store, time, log);
        await ListenAsync(app, stopping);
        log.Open();
        Console.WriteLine(Greeting.Of(app.Urls.First(), database.Place, settings, installation.HasBootstrapKey));

        await app.WaitForShutdownAsync(stopping);
    }

    private static async Task ListenAsync(WebApplication app, CancellationToken stopping)
    {
        try
        {
            await app.StartAsync(stopping);
        }
        catch (Exception fault)
        {
            // The background work began before the server tried to listen: it is to end before its database does.
            await app.StopAsync(CancellationToken.None);
            if (StartFailure.OfListening(fault) is { } failure)
            {
                throw failure;
            }

            throw;
        }
    }
}
