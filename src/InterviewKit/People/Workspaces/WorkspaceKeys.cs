using InterviewKit.Documents;

namespace InterviewKit.People;

/// <summary>The workspaces that there are, for work that the service does in all of them.</summary>
internal static class WorkspaceKeys
{
    /// <summary>Workspaces belong to no tenant, so that any session sees all of them; this one sees nothing else.</summary>
    private const string NoTenant = "-";

    /// <summary>In order.</summary>
    public static async Task<IReadOnlyList<string>> AllAsync(IDocumentStore store, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession(NoTenant);
        return await session.Query<Workspace>().OrderBy(workspace => workspace.Key).Select(workspace => workspace.Key).ToListAsync(cancellationToken);
    }
}
