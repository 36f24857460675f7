namespace InterviewKit.GraphQL.Validation;

/// <summary>How documents are validated.</summary>
public sealed record ValidationOptions
{
    /// <summary>The options that hold where none are given.</summary>
    public static readonly ValidationOptions Default = new();

    /// <summary>How many errors are reported before validation stops.</summary>
    /// <value>The default is 50.</value>
    public int MaxErrors { get; init; } = 50;

    /// <summary>
    /// Whether messages may name near matches (<c>Did you mean …?</c>). Switch it off where introspection is off: suggestions tell
    /// the schema word by word.
    /// </summary>
    /// <value>The default is true.</value>
    public bool Suggestions { get; init; } = true;
}
