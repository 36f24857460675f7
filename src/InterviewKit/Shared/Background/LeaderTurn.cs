using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>One call of a <see cref="LeaderWork"/>.</summary>
/// <param name="Leader">The right to work, for writing.</param>
/// <param name="Workspaces">The workspaces of which a change was heard; null for all, which is how it begins and what every period brings.</param>
public sealed record LeaderTurn(Leader Leader, IReadOnlySet<string>? Workspaces)
{
    /// <summary>Whether to look into a workspace.</summary>
    public bool Includes(string workspace) => Workspaces is null || Workspaces.Contains(workspace);
}
