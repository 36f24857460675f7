namespace InterviewKit.GraphQL.Language;

/// <summary>A name in a document, with its place.</summary>
/// <param name="Value">The name itself.</param>
/// <param name="Location">Where it stands.</param>
public readonly record struct Name(string Value, Location Location = default)
{
    /// <summary>The name itself.</summary>
    public override string ToString() => Value;
}
