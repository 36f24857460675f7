using InterviewKit.Api.Configuration;
using InterviewKit.Documents;
using InterviewKit.Seeding;
using Npgsql;

namespace InterviewKit.Api.Installation;

/// <summary>Loads the seed into the workspace, and again when its files have changed since.</summary>
internal sealed class SeedStep(NpgsqlDataSource database, IDocumentStore store, TimeProvider time, ServiceSettings settings, Action<string> report)
{
    private readonly Lazy<string> _fingerprint = new(() => SeedFingerprint.Of(settings.SeedFolder));

    private string Name => $"seed:{settings.Workspace}:{settings.Seed.ToString().ToLowerInvariant()}";

    public bool IsDone(IReadOnlyDictionary<string, string> installed) =>
        settings.Seed == SeedChoice.None
        || (installed.TryGetValue(Name, out var loaded) && loaded == _fingerprint.Value);

    public async Task RunAsync(IReadOnlyDictionary<string, string> installed, CancellationToken cancellationToken)
    {
        if (IsDone(installed))
        {
            return;
        }

        await SeedBank.LoadAsync(store, settings.Workspace, settings.SeedFolder, time, report, cancellationToken);
        if (settings.Seed == SeedChoice.Demo)
        {
            await SeedDemo.LoadAsync(store, settings.Workspace, settings.SeedFolder, time, report, cancellationToken);
        }

        // Loading is repeatable: a process killed before this loads once more and changes nothing.
        await InstallationTable.WriteAsync(database, Name, _fingerprint.Value, cancellationToken);
    }
}
