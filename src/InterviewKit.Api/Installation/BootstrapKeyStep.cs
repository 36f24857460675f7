using InterviewKit.Api.Configuration;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Api.Installation;

/// <summary>
/// Makes the key that automation begins with, once for the installation: one that was revoked since does not come back, and one that is set
/// later changes nothing, which is said.
/// </summary>
internal sealed class BootstrapKeyStep(IDocumentStore store, TimeProvider time, string workspace, ApiKeySecret? secret, Action<string> report)
{
    /// <summary>In <c>ik_installation</c>; the value tells which key it was, without the secret.</summary>
    public const string Name = "bootstrap-key";

    private const string KeyName = "bootstrap";

    private string Fingerprint => $"{secret!.Prefix} {Convert.ToHexStringLower(secret.Sha256)} {workspace}";

    public bool IsDone(IReadOnlyDictionary<string, string> installed) => secret is null || installed.ContainsKey(Name);

    public async Task RunAsync(IReadOnlyDictionary<string, string> installed, CancellationToken cancellationToken)
    {
        if (IsDone(installed))
        {
            return;
        }

        await using var session = store.LightweightSession(workspace);
        FirstKey.Queue(session, secret!, KeyName, Instants.ToMilliseconds(time.GetUtcNow()));
        InstallationTable.Queue(session, Name, Fingerprint);
        await session.SaveChangesAsync(cancellationToken);
        report($"Made the API key '{KeyName}' ({secret!.Prefix}) of workspace {workspace}, with all scopes.");
    }

    /// <summary>Says so where the key that is set is not the one that was made.</summary>
    public void ReportDifference(IReadOnlyDictionary<string, string> installed)
    {
        if (secret is null || !installed.TryGetValue(Name, out var made) || made == Fingerprint)
        {
            return;
        }

        var parts = made.Split(' ');
        report(
            $"{ServiceSettings.BootstrapKeyVariable} has no effect: the first key of this installation was made before ({parts[0]}, workspace {parts[^1]}), "
            + "and further keys are made over the API.");
    }
}
