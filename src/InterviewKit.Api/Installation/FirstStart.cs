using InterviewKit.Api.Configuration;
using InterviewKit.Documents;
using InterviewKit.Seeding;
using Npgsql;

namespace InterviewKit.Api.Installation;

/// <summary>
/// Brings a database to where the service can work on it: schema, workspace, the first key, seed. Each is done once, and done whole or not at
/// all, so that a start that was killed is made good by the next one.
/// </summary>
internal sealed class FirstStart(NpgsqlDataSource database, IDocumentStore store, TimeProvider time, Action<string> report)
{
    /// <returns>What the installation is afterwards.</returns>
    public async Task<InstallationState> RunAsync(ServiceSettings settings, CancellationToken cancellationToken)
    {
        await new SchemaMigrator(database, Domain.Migrations, timeProvider: time).ApplyAsync(cancellationToken);

        var workspace = new WorkspaceStep(store, time, settings.Workspace, settings.Seed == SeedChoice.Demo ? SeedDemo.WorkspaceName : null);
        var key = new BootstrapKeyStep(store, time, settings.Workspace, settings.BootstrapKey, report);
        var seed = new SeedStep(database, store, time, settings, report);

        var installed = await InstallationTable.ReadAsync(database, cancellationToken);
        if (!workspace.IsDone(installed) || !key.IsDone(installed) || !seed.IsDone(installed))
        {
            await using var installing = await InstallationLock.TakeAsync(database, cancellationToken);
            installed = await InstallationTable.ReadAsync(database, cancellationToken);
            await workspace.RunAsync(installed, cancellationToken);
            await key.RunAsync(installed, cancellationToken);
            await seed.RunAsync(installed, cancellationToken);
            installed = await InstallationTable.ReadAsync(database, cancellationToken);
        }

        key.ReportDifference(installed);
        return new InstallationState(HasBootstrapKey: installed.ContainsKey(BootstrapKeyStep.Name));
    }
}

/// <param name="HasBootstrapKey">Whether the first key was made, though it may be revoked since.</param>
internal sealed record InstallationState(bool HasBootstrapKey);
