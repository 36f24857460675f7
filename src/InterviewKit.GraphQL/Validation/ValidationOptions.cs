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

    /// <summary>
    /// How many fields may be looked at to find out whether fields of the same response name can be merged, counted once for each
    /// selection set that they take part in. Documents that people and tools write need about as many as they have fields; fragments
    /// can be nested so that they need more than any server has time for, and such a document is refused with an error that names this limit.
    /// </summary>
    /// <value>The default is 200,000.</value>
    public int MaxMergedFields { get; init; } = 200_000;
}
