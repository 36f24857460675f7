using System.Buffers;
using System.Text;
using System.Text.Json;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL;

/// <summary>How far an execution came.</summary>
public enum ExecutionResultKind
{
    /// <summary>The request was refused before anything was executed: there are errors and no <c>data</c>.</summary>
    RequestError,

    /// <summary>The operation was executed: there is <c>data</c>, perhaps null, and perhaps errors.</summary>
    Executed,
}

/// <summary>
/// The answer to a request, not yet written: values stand in columns and go to the response as UTF-8 JSON when <see
/// cref="WriteTo"/> is called. Not thread safe; may be written more than once.
/// </summary>
public sealed class ExecutionResult
{
    private readonly IResponseData? data;

    internal ExecutionResult(ExecutionResultKind kind, IReadOnlyList<GraphQLError> errors, IResponseData? data = null)
    {
        Kind = kind;
        Errors = errors;
        this.data = data;
    }

    /// <summary>How far the execution came.</summary>
    public ExecutionResultKind Kind { get; }

    /// <summary>
    /// The errors in the order they arose, at most <see cref="GraphQLOptions.MaxErrors"/>; empty where there are none.
    /// </summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>
    /// Whether a mutation was refused because the request does not allow one (<see cref="GraphQLRequest.AllowMutation"/>).
    /// </summary>
    public bool IsMutationRefused { get; internal init; }

    /// <summary>Whether it answers an event that is none for this client, and is not sent.</summary>
    internal bool IsPassedOver { get; init; }

    /// <summary>Further entries of the response's <c>extensions</c>; null means none.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; init; }

    /// <summary>Refuses a request with one error.</summary>
    public static ExecutionResult RequestError(GraphQLError error) => RequestError([error]);

    /// <summary>Refuses a request with <paramref name="errors"/>, at least one.</summary>
    public static ExecutionResult RequestError(IReadOnlyList<GraphQLError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        ArgumentOutOfRangeException.ThrowIfZero(errors.Count);
        return new ExecutionResult(ExecutionResultKind.RequestError, errors);
    }

    /// <summary>Writes the response as UTF-8 JSON: errors first, so that a reader sees them before a long <c>data</c>.</summary>
    public void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResponseJson.WriterOptions);
        Write(json);
    }

    /// <summary>The response as JSON text, for tests and logs.</summary>
    public string ToJson()
    {
        var output = new ArrayBufferWriter<byte>();
        WriteTo(output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    internal void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        if (Errors.Count > 0)
            ResponseJson.WriteErrors(json, Errors);
        if (Kind == ExecutionResultKind.Executed)
        {
            json.WritePropertyName(ResponseJson.Data);
            if (data is null) json.WriteNullValue();
            else data.Write(json);
        }

        if (Extensions is { Count: > 0 })
        {
            json.WritePropertyName(ResponseJson.Extensions);
            PlainJson.Write(json, Extensions);
        }

        json.WriteEndObject();
    }
}
