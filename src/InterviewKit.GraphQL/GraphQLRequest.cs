using System.Text.Json;

namespace InterviewKit.GraphQL;

/// <summary>A request as it comes from a client, before anything of it was checked.</summary>
/// <param name="Query">The document; null where <see cref="DocumentId"/> or a persisted query's hash stands for it.</param>
/// <param name="OperationName">Which operation of the document to execute; null where it has only one.</param>
public sealed record GraphQLRequest(string? Query, string? OperationName = null)
{
    /// <summary>
    /// The variables as a JSON object; null means none. The engine reads it during <see cref="GraphQLExecutor.ExecuteAsync"/>
    /// only.
    /// </summary>
    public JsonElement? Variables { get; init; }

    /// <summary>The request's <c>extensions</c> as a JSON object; null means none.</summary>
    public JsonElement? Extensions { get; init; }

    /// <summary>The id of a stored document, instead of <see cref="Query"/>.</summary>
    public string? DocumentId { get; init; }

    /// <summary>Whether a mutation may be executed; false for requests by GET. The default is true.</summary>
    public bool AllowMutation { get; init; } = true;

    /// <summary>
    /// Whether the response says in <c>extensions.cost</c> what the operation costs and may cost. The default is false; over HTTP
    /// the header <c>GraphQL-Cost: report</c> asks for it, on any transport <c>"extensions": {"cost": "report"}</c>.
    /// </summary>
    public bool ReportCost { get; init; }

    /// <summary>
    /// Names the request in log entries and in the <c>requestId</c> of internal errors; null where it has no name.
    /// </summary>
    public string? RequestId { get; init; }
}
