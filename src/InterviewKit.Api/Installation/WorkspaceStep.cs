using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Api.Installation;

/// <summary>Makes the workspace that was asked for, where there is none of that key. Without a name, its key is read as one.</summary>
internal sealed class WorkspaceStep(IDocumentStore store, TimeProvider time, string key, string? name)
{
    private string StepName => $"workspace:{key}";

    public bool IsDone(IReadOnlyDictionary<string, string> installed) => installed.ContainsKey(StepName);

    public async Task RunAsync(IReadOnlyDictionary<string, string> installed, CancellationToken cancellationToken)
    {
        if (IsDone(installed))
        {
            return;
        }

        await using var session = store.LightweightSession(key);
        var now = Instants.ToMilliseconds(time.GetUtcNow());
        if (await session.LoadAsync<Workspace>(key, cancellationToken) is null)
        {
            session.Insert(new Workspace { Key = key, Name = name ?? Title(key), CreatedAt = now });
        }

        InstallationTable.Queue(session, StepName, $"{now:O}");
        await session.SaveChangesAsync(cancellationToken);
    }

    /// <summary>A key as people would write it: <c>acme-europe</c> is Acme Europe.</summary>
    private static string Title(string key)
    {
        var words = key.Split('-', StringSplitOptions.RemoveEmptyEntries).Select(word => char.ToUpperInvariant(word[0]) + word[1..]);
        return string.Join(' ', words) is { Length: > 0 } title ? title : key;
    }
}
