using System.CommandLine;
using InterviewKit.Api.Hosting;

namespace InterviewKit.Api.Commands;

/// <summary><c>healthcheck</c>: asks the service on this machine whether it is ready, for containers that hold no other program to ask with.</summary>
internal static class HealthCheckCommand
{
    private static readonly TimeSpan AnswerTime = TimeSpan.FromSeconds(4);

    public static Command Create()
    {
        var address = new Option<string>("--address")
        {
            Description = "Where the service listens.",
            DefaultValueFactory = _ => "http://localhost:5080",
        };
        var command = new Command("healthcheck", "Asks the service that runs on this machine whether it is ready; fails where it is not.") { address };
        command.SetAction((parsed, _) => GuardedCommand.RunAsync(cancellationToken => AskAsync(parsed.GetValue(address)!, cancellationToken)));
        return command;
    }

    private static async Task AskAsync(string address, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var root))
        {
            throw new StartException($"--address is '{address}'; expected one such as http://localhost:5080.");
        }

        using var client = new HttpClient { Timeout = AnswerTime };
        try
        {
            using var answer = await client.GetAsync(new Uri(root, "/health/ready"), cancellationToken);
            var report = await answer.Content.ReadAsStringAsync(cancellationToken);
            Console.WriteLine(report);
            if (!answer.IsSuccessStatusCode)
            {
                throw new StartException($"The service at {root} is not ready: HTTP {(int)answer.StatusCode}.");
            }
        }
        catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new StartException($"The service at {root} does not answer: {fault.Message.TrimEnd('.')}.", fault);
        }
    }
}
