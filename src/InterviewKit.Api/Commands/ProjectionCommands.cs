using System.CommandLine;
using System.Globalization;
using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Documents;

namespace InterviewKit.Api.Commands;

/// <summary><c>projections</c>: what is made of events, and what could not be. Beside a running service or without one.</summary>
internal static class ProjectionCommands
{
    public static Command Create() => new("projections", "Works on what is made of events.") { List(), Rebuild(), DeadLetters(), Replay() };

    private static Command List()
    {
        var command = new Command("list", "Lists the projections, how far each is, and how many events it could not take.");
        command.SetAction((_, _) => GuardedCommand.RunAsync(cancellationToken => WithDaemonAsync(
            async daemon =>
            {
                var states = (await daemon.AllProjectionProgressAsync(cancellationToken)).ToDictionary(state => state.ShardName.Split(':')[0], StringComparer.Ordinal);
                foreach (var name in daemon.ProjectionNames)
                {
                    Console.WriteLine(states.TryGetValue(name, out var state)
                        ? $"{name}: at event {state.Sequence}, {state.Behind} behind, {state.DeadLetters} set aside"
                        : $"{name}: never behind");
                }
            },
            cancellationToken)));
        return command;
    }

    private static Command Rebuild()
    {
        var name = new Argument<string?>("name") { Description = "The projection; all of them by default.", Arity = ArgumentArity.ZeroOrOne };
        var workspace = new Option<string?>("--workspace") { Description = "The key of the only workspace to rebuild it for; all by default. For snapshots only." };
        var command = new Command("rebuild", "Makes the documents of projections anew from all events. The service may run meanwhile.") { name, workspace };
        command.SetAction((parsed, _) => GuardedCommand.RunAsync(cancellationToken => WithDaemonAsync(
            async daemon =>
            {
                var key = parsed.GetValue(workspace);
                foreach (var projection in parsed.GetValue(name) is { } one ? [one] : daemon.ProjectionNames)
                {
                    await (key is null ? daemon.RebuildProjectionAsync(projection, cancellationToken) : daemon.RebuildProjectionAsync(projection, key, cancellationToken));
                    Console.WriteLine($"Rebuilt {projection}{(key is null ? "" : $" of workspace {key}")}.");
                }
            },
            cancellationToken)));
        return command;
    }

    private static Command DeadLetters()
    {
        var projection = Projection();
        var command = new Command("dead-letters", "Lists the events that projections could not take, and why.") { projection };
        command.SetAction((parsed, _) => GuardedCommand.RunAsync(cancellationToken => WithDaemonAsync(
            async daemon =>
            {
                var notes = await daemon.DeadLettersAsync(parsed.GetValue(projection), cancellation: cancellationToken);
                foreach (var note in notes)
                {
                    Console.WriteLine(string.Create(
                        CultureInfo.InvariantCulture,
                        $"{note.Timestamp:yyyy-MM-ddTHH:mm:ssZ} {note.ProjectionName} event {note.EventSequence}: {note.ExceptionType}: {note.ExceptionMessage.ReplaceLineEndings(" ")}"));
                }

                Console.WriteLine(notes.Count == 1 ? "1 event is set aside." : $"{notes.Count} events are set aside.");
            },
            cancellationToken)));
        return command;
    }

    private static Command Replay()
    {
        var projection = Projection();
        var sequence = new Option<long?>("--event") { Description = "The number of the only event to replay." };
        var command = new Command("replay", "Gives projections the events once more that they could not take.") { projection, sequence };
        command.SetAction((parsed, _) => GuardedCommand.RunAsync(cancellationToken => WithDaemonAsync(
            daemon => ReplayAsync(daemon, parsed.GetValue(projection), parsed.GetValue(sequence), cancellationToken), cancellationToken)));
        return command;
    }

    private static async Task ReplayAsync(IProjectionDaemon daemon, string? projection, long? sequence, CancellationToken cancellationToken)
    {
        var failures = 0;
        var notes = await daemon.DeadLettersAsync(projection, cancellation: cancellationToken);
        foreach (var note in notes.Where(note => sequence is null || note.EventSequence == sequence))
        {
            try
            {
                await daemon.ReplayAsync(note, cancellationToken);
                Console.WriteLine($"{note.ProjectionName} took event {note.EventSequence}.");
            }
            catch (Exception fault) when (fault is not OperationCanceledException && !DatabaseFaults.IsUnavailable(fault))
            {
                failures++;
                Console.WriteLine($"{note.ProjectionName} could not take event {note.EventSequence}: {fault.Message.ReplaceLineEndings(" ")}");
            }
        }

        if (failures > 0)
        {
            throw new StartException(failures == 1 ? "1 event is still set aside." : $"{failures} events are still set aside.");
        }
    }

    private static Option<string?> Projection() => new("--projection") { Description = "Of this projection only." };

    private static async Task WithDaemonAsync(Func<IProjectionDaemon, Task> work, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(ServiceHost.CreateBuilder([]).Configuration);
        await using var database = await ServiceDatabase.OpenAsync(settings, Console.Error.WriteLine, cancellationToken);
        var pending = await new SchemaMigrator(database.DataSource, Domain.Migrations).PendingAsync(cancellationToken);
        if (pending.Count > 0)
        {
            throw new StartException($"The database is at migration {Domain.Migrations.Count - pending.Count} of {Domain.Migrations.Count}; run db-apply first.");
        }

        await using var store = ServiceHost.CreateStore(database.DataSource, TimeProvider.System);
        try
        {
            await work(store.BuildProjectionDaemon());
        }
        catch (Exception fault) when (fault is ProjectionNotFoundException or ProjectionRebuildException or InvalidOperationException)
        {
            throw new StartException(fault.Message, fault);
        }
    }
}
