namespace InterviewKit.GraphQL;

/// <summary>
/// Thrown by a resolver to answer with <see cref="Error"/> for all its parents. For one parent among many use
/// <see cref="FieldContext.Fail"/>, which costs no exception.
/// </summary>
public sealed class GraphQLException(GraphQLError error) : Exception(error?.Message)
{
    /// <summary>The error as the client sees it; the engine adds locations and path.</summary>
    public GraphQLError Error { get; } = error ?? throw new ArgumentNullException(nameof(error));
}
