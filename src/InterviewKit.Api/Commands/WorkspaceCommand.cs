using System.CommandLine;
using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Api.Installation;
using InterviewKit.Documents;

namespace InterviewKit.Api.Commands;

/// <summary><c>workspace create</c>: a further tenant on the same database.</summary>
internal static class WorkspaceCommand
{
    public static Command Create()
    {
        var key = new Option<string>("--key") { Description = "1 to 40 lower-case letters, digits and hyphens; never changes.", Required = true };
        var name = new Option<string>("--name") { Description = "What people call it.", Required = true };
        var create = new Command("create", "Makes a workspace, and prints an API key with all its scopes, once.") { key, name };
        create.SetAction((parsed, _) => GuardedCommand.RunAsync(
            cancellationToken => CreateAsync(parsed.GetValue(key)!, parsed.GetValue(name)!.Trim(), cancellationToken)));
        return new Command("workspace", "Works on workspaces.") { create };
    }

    private static async Task CreateAsync(string key, string name, CancellationToken cancellationToken)
    {
        if (WorkspaceKey.Check(key) is { } problem)
        {
            throw new StartException($"--key {problem}");
        }

        if (name.Length is 0 or > 200)
        {
            throw new StartException($"--name has {name.Length} characters; expected 1 to 200.");
        }

        var settings = SettingsReader.Read(ServiceHost.CreateBuilder([]).Configuration);
        await using var database = await ServiceDatabase.OpenAsync(settings, Console.Error.WriteLine, cancellationToken);
        await new SchemaMigrator(database.DataSource, Domain.Migrations).ApplyAsync(cancellationToken);
        await using var store = ServiceHost.CreateStore(database.DataSource, TimeProvider.System);
        Console.WriteLine(await NewWorkspace.CreateAsync(store, TimeProvider.System, key, name, cancellationToken));
    }
}
