namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Limits on the values of variables, and how errors in them read. Each breach of a limit is an error that names it.</summary>
public sealed record VariableOptions
{
    /// <summary>The options that hold where none are given.</summary>
    public static readonly VariableOptions Default = new();

    /// <summary>How deep lists and objects may nest.</summary>
    /// <value>The default is 32.</value>
    public int MaxDepth { get; init; } = 32;

    /// <summary>How many items one list may have.</summary>
    /// <value>The default is 500.</value>
    public int MaxListItems { get; init; } = 500;

    /// <summary>How many errors are reported before the rest is left unsaid.</summary>
    /// <value>The default is 50.</value>
    public int MaxErrors { get; init; } = 50;

    /// <summary>Whether messages may name near matches of fields and enum values.</summary>
    /// <value>The default is true.</value>
    public bool Suggestions { get; init; } = true;
}
