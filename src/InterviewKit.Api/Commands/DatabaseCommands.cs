using System.CommandLine;
using InterviewKit.Api.Configuration;
using InterviewKit.Api.Hosting;
using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Api.Commands;

/// <summary>The verbs for whoever operates the database by hand: <c>db-dump</c>, <c>db-apply</c>, <c>db-assert</c>.</summary>
internal static class DatabaseCommands
{
    public static Command Dump()
    {
        var command = new Command("db-dump", "Prints the tables of documents and events as SQL, for an empty database. Needs none.");
        command.SetAction((_, _) => GuardedCommand.RunAsync(async cancellationToken =>
        {
            // The script depends on the mapping alone; nothing connects.
            await using var database = NpgsqlDataSource.Create("Host=localhost");
            await using var store = ServiceHost.CreateStore(database, TimeProvider.System);
            await Console.Out.WriteAsync(store.Storage.ToDatabaseScript().AsMemory(), cancellationToken);
        }));
        return command;
    }

    public static Command Apply()
    {
        var role = new Option<string?>("--role")
        {
            Description = "The role that the service runs as: it is granted to read and write rows and nothing else. Say it again after each migration.",
        };
        var command = new Command("db-apply", "Applies the migrations that the database does not have yet.") { role };
        command.SetAction((parsed, _) => GuardedCommand.RunAsync(cancellationToken => WithDatabaseAsync(
            async database =>
            {
                var applied = await new SchemaMigrator(database, Domain.Migrations).ApplyAsync(cancellationToken);
                foreach (var migration in applied)
                {
                    Console.WriteLine($"Applied migration {migration.Number} '{migration.Name}'.");
                }

                Console.WriteLine($"The database is at migration {Domain.Migrations.Count} of {Domain.Migrations.Count}.");
                if (parsed.GetValue(role) is { } name)
                {
                    var tables = await new ApplicationRole(database).GrantAsync(name, Domain.AppendOnlyTables, cancellationToken);
                    Console.WriteLine($"Role '{name}' may read and write the rows of {tables} tables, and change no table.");
                }
            },
            cancellationToken)));
        return command;
    }

    public static Command Assert()
    {
        var command = new Command("db-assert", "Compares the database's tables with what the program expects; fails where they differ.");
        command.SetAction((_, _) => GuardedCommand.RunAsync(cancellationToken => WithDatabaseAsync(
            async database =>
            {
                await using var store = ServiceHost.CreateStore(database, TimeProvider.System);
                try
                {
                    await store.Storage.AssertDatabaseMatchesConfigurationAsync(cancellationToken);
                }
                catch (DatabaseValidationException differences)
                {
                    throw new StartException(differences.Message, differences);
                }

                Console.WriteLine("The database has the tables that the program expects.");
            },
            cancellationToken)));
        return command;
    }

    private static async Task WithDatabaseAsync(Func<NpgsqlDataSource, Task> work, CancellationToken cancellationToken)
    {
        var settings = SettingsReader.Read(ServiceHost.CreateBuilder([]).Configuration);
        await using var database = await ServiceDatabase.OpenAsync(settings, Console.Error.WriteLine, cancellationToken);
        await work(database.DataSource);
    }
}
