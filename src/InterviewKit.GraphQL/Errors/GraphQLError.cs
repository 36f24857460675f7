namespace InterviewKit.GraphQL;

/// <summary>An entry of a response's <c>errors</c>: what went wrong, for people, and a code for programs.</summary>
/// <param name="Message">A sentence for the developer of the client.</param>
/// <param name="Code">A stable upper-case code, sent as <c>extensions.code</c>; null sends none.</param>
public sealed record GraphQLError(string Message, string? Code = null)
{
    /// <summary>Where in the document the error arose; empty where it has no place there.</summary>
    public IReadOnlyList<SourceLocation> Locations { get; init; } = [];

    /// <summary>The position in the response that the error belongs to; null for errors of a whole request.</summary>
    public ResponsePath? Path { get; init; }

    /// <summary>Further entries of <c>extensions</c>, beside <c>code</c>; null means none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }
}
