namespace InterviewKit.GraphQL;

/// <summary>
/// What a host's log can say of a request, or of one event of a subscription: never variables or values.
/// </summary>
/// <param name="Type"><c>query</c>, <c>mutation</c> or <c>subscription</c>; <c>unknown</c> where the request was refused before that was known.</param>
/// <param name="Name">The operation's name; null where it has none or was refused before.</param>
/// <param name="DocumentHash"><c>sha256:</c> with the hex digits of the document's hash; null where there is no valid document.</param>
/// <param name="RequestId">The id that the transport gave the request; null where it gave none.</param>
/// <param name="Elapsed">From the text of the request to the completed values, writing not included.</param>
/// <param name="ErrorCodes">The codes of the response's errors in their order; empty where it has none.</param>
public sealed record OperationReport(
    string Type, string? Name, string? DocumentHash, string? RequestId, TimeSpan Elapsed, IReadOnlyList<string?> ErrorCodes);
