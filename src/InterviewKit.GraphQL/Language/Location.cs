namespace InterviewKit.GraphQL.Language;

/// <summary>The stretch of a source that a node was read from. The default value is the location of nodes that were not read from a text.</summary>
/// <param name="Source">The text; null where the node was not read from one.</param>
/// <param name="Start">The byte offset of the first token.</param>
/// <param name="End">The byte offset behind the last token.</param>
public readonly record struct Location(Source? Source, int Start, int End)
{
    /// <summary>The line and column of <see cref="Start"/>; 1:1 where there is no source.</summary>
    public SourceLocation Position => Source?.Locate(Start) ?? new SourceLocation(1, 1);

    /// <summary><c>source:line:column</c>.</summary>
    public override string ToString() => Source is null ? "" : $"{Source.Name}:{Position}";
}
