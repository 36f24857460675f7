namespace InterviewKit.People;

/// <summary>A tenant. The one document that belongs to none.</summary>
public sealed record Workspace
{
    public const string NodeType = "Workspace";

    /// <summary>Lower-case letters, digits and hyphens; never changes: it is the tenant id of every row.</summary>
    public required string Key { get; init; }

    public required string Name { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Key);
}
