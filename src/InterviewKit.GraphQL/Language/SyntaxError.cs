namespace InterviewKit.GraphQL.Language;

/// <summary>Why a text is not a GraphQL document.</summary>
/// <param name="Message">What was found and what was expected, or which limit was broken.</param>
/// <param name="Source">The text.</param>
/// <param name="Offset">The byte offset of the token or character at fault.</param>
/// <param name="Code">One of <see cref="ErrorCodes"/>: parse failed, or a limit was exceeded.</param>
public sealed record SyntaxError(string Message, Source Source, int Offset, string Code = ErrorCodes.ParseFailed)
{
    /// <summary>The line and column of the fault.</summary>
    public SourceLocation Position => Source.Locate(Offset);

    /// <summary>The error as it is sent to a client.</summary>
    public GraphQLError ToGraphQLError() => new(MessageText.Bounded($"Syntax error: {Message}"), Code) { Locations = [Position] };

    /// <summary>The error for a terminal: <c>source:line:column: message</c>, the line, and a caret below the place.</summary>
    public override string ToString()
    {
        var position = Position;
        var line = Source.Line(position.Line).Replace('\t', ' ');
        return $"{Source.Name}:{position}: {Message}\n  {line}\n  {new string(' ', position.Column - 1)}^";
    }
}

/// <summary>A text was parsed that is not a GraphQL document.</summary>
public sealed class SyntaxException(SyntaxError error) : Exception(error.ToString())
{
    /// <summary>The fault and its place.</summary>
    public SyntaxError Error { get; } = error;
}
