using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Unicode;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace InterviewKit.GraphQL.Transport;

/// <summary>A request that was read, with the JSON that it refers to; or why there is none.</summary>
internal readonly struct HttpReadResult : IDisposable
{
    private readonly IDisposable?[] owned;

    public HttpReadResult(GraphQLRequest request, params IDisposable?[] owned)
    {
        Request = request;
        this.owned = owned;
    }

    private HttpReadResult(HttpRefusal refusal)
    {
        Refusal = refusal;
        owned = [];
    }

    public GraphQLRequest? Request { get; }

    public HttpRefusal? Refusal { get; }

    public static implicit operator HttpReadResult(HttpRefusal refusal) => new(refusal);

    public void Dispose()
    {
        foreach (var document in owned)
            document?.Dispose();
    }
}

/// <summary>Reads GraphQL requests from HTTP: the body of a POST, or the query string of a GET.</summary>
internal static class HttpRequestReading
{
    private static readonly JsonDocumentOptions JsonOptions = new() { MaxDepth = 64 };

    public static HttpReadResult ReadQueryString(HttpContext context)
    {
        var query = context.Request.Query;
        foreach (var name in (string[])["query", "operationName", "variables", "extensions", "documentId"])
        {
            if (query[name].Count > 1) return Unprocessable($"The parameter \"{name}\" is given {query[name].Count} times; expected once.");
        }

        if (!TryParseParameter(query["variables"], out var variables)) return NotAnObject("variables", "something else");
        if (!TryParseParameter(query["extensions"], out var extensions))
        {
            variables?.Dispose();
            return NotAnObject("extensions", "something else");
        }

        var request = new GraphQLRequest(NullIfEmpty(query["query"]), NullIfEmpty(query["operationName"]))
        {
            Variables = variables?.RootElement,
            Extensions = extensions?.RootElement,
            DocumentId = NullIfEmpty(query["documentId"]),
            AllowMutation = false,
            ReportCost = ReportsCost(extensions?.RootElement),
            RequestId = context.TraceIdentifier,
        };
        return new HttpReadResult(request, variables, extensions);
    }

    public static async ValueTask<HttpReadResult> ReadBodyAsync(HttpContext context, int maxBytes, BodyPace pace)
    {
        if (ContentRefusal(context.Request, maxBytes) is { } refusal) return refusal;
        var reader = context.Request.BodyReader;
        long received = 0;
        using var clock = pace.Start(reader);
        while (true)
        {
            ReadResult read;
            try
            {
                var reading = reader.ReadAsync(context.RequestAborted);
                if (!reading.IsCompleted) clock.Wait(received);
                read = await reading;
            }
            catch (BadHttpRequestException exception)
            {
                return new HttpRefusal(exception.StatusCode, exception.Message);
            }

            if (read.IsCanceled)
            {
                reader.AdvanceTo(read.Buffer.End);
                context.Response.Headers.Connection = "close";
                return pace.TooSlow(read.Buffer.Length);
            }

            received = read.Buffer.Length;
            if (received > maxBytes)
            {
                reader.AdvanceTo(read.Buffer.End);
                return TooLarge(maxBytes);
            }

            if (read.IsCompleted)
            {
                var result = Parse(read.Buffer, context.TraceIdentifier);
                reader.AdvanceTo(read.Buffer.End);
                return result;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static HttpRefusal? ContentRefusal(HttpRequest request, int maxBytes)
    {
        var encoding = request.Headers.ContentEncoding;
        if (!StringValues.IsNullOrEmpty(encoding) && !Is(encoding.ToString(), "identity"))
            return UnsupportedMediaType($"The body is encoded as \"{encoding}\"; expected it as it is, without Content-Encoding.");
        if (string.IsNullOrEmpty(request.ContentType))
            return UnsupportedMediaType("The body is of no declared type; expected \"application/json\".");
        if (TypeRefusal(request.ContentType) is { } unfit) return unfit;
        return request.ContentLength > maxBytes ? TooLarge(maxBytes) : null;
    }

    private static HttpRefusal? TypeRefusal(string contentType)
    {
        // As nearly every client writes it; anything else is taken apart.
        if (contentType is "application/json" or "application/json; charset=utf-8") return null;
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type) || !Is(type.MediaType, "application/json"))
            return UnsupportedMediaType($"The body is \"{contentType}\"; expected \"application/json\".");
        return type.Charset.HasValue && !Is(HeaderUtilities.RemoveQuotes(type.Charset), "utf-8")
            ? UnsupportedMediaType($"The body's charset is \"{type.Charset}\"; expected utf-8.")
            : null;
    }

    private static HttpReadResult Parse(ReadOnlySequence<byte> body, string requestId)
    {
        // The body is copied once, since the JSON outlives the pipe's buffer.
        var bytes = body.ToArray();
        if (bytes.Length == 0) return BadRequest("The body is empty; expected a JSON object with \"query\".");
        if (!Utf8.IsValid(bytes)) return BadRequest("The body is not valid UTF-8.");
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(bytes, JsonOptions);
        }
        catch (JsonException exception)
        {
            return BadRequest($"The body is not valid JSON (line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}).");
        }

        var result = ToRequest(document.RootElement, requestId);
        if (result.Request is null) document.Dispose();
        return result.Request is null ? result : new HttpReadResult(result.Request, document);
    }

    /// <summary>
    /// Reads the request's parameters from a JSON object; null stands for absent, and what is not known is left aside.
    /// </summary>
    internal static HttpReadResult ToRequest(JsonElement body, string? requestId)
    {
        if (body.ValueKind == JsonValueKind.Array)
            return Unprocessable("The body is a list; batches of requests are not supported. Expected one JSON object.");
        if (body.ValueKind != JsonValueKind.Object) return Unprocessable($"The body is {Kind(body)}; expected a JSON object.");
        if (!TryGetString(body, "query", out var query, out var problem)
            || !TryGetString(body, "operationName", out var operationName, out problem)
            || !TryGetString(body, "documentId", out var documentId, out problem)
            || !TryGetObject(body, "variables", out var variables, out problem)
            || !TryGetObject(body, "extensions", out var extensions, out problem))
        {
            return problem!;
        }

        return new HttpReadResult(new GraphQLRequest(query, operationName)
        {
            Variables = variables,
            Extensions = extensions,
            DocumentId = documentId,
            ReportCost = ReportsCost(extensions),
            RequestId = requestId,
        });
    }

    private static bool ReportsCost(JsonElement? extensions) =>
        extensions is { } given && given.TryGetProperty("cost"u8, out var cost) && cost.ValueKind == JsonValueKind.String && cost.ValueEquals("report"u8);

    private static bool TryGetString(JsonElement body, string name, out string? value, out HttpRefusal? problem)
    {
        value = null;
        problem = null;
        if (!body.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null) return true;
        if (element.ValueKind != JsonValueKind.String)
        {
            problem = Unprocessable($"\"{name}\" is {Kind(element)}; expected a string.");
            return false;
        }

        try
        {
            value = element.GetString();
        }
        catch (InvalidOperationException)
        {
            // JSON may escape a lone surrogate, which is no Unicode text.
            problem = Unprocessable($"\"{name}\" is not valid Unicode text.");
        }

        return problem is null;
    }

    private static bool TryGetObject(JsonElement body, string name, out JsonElement? value, out HttpRefusal? problem)
    {
        value = null;
        problem = null;
        if (!body.TryGetProperty(name, out var element) || element.ValueKind == JsonValueKind.Null) return true;
        if (element.ValueKind == JsonValueKind.Object) value = element;
        else problem = NotAnObject(name, Kind(element));
        return problem is null;
    }

    private static bool TryParseParameter(StringValues text, out JsonDocument? document)
    {
        document = null;
        if (StringValues.IsNullOrEmpty(text)) return true;
        try
        {
            document = JsonDocument.Parse(text.ToString(), JsonOptions);
        }
        catch (JsonException)
        {
            return false;
        }

        if (document.RootElement.ValueKind == JsonValueKind.Object) return true;
        var isNull = document.RootElement.ValueKind == JsonValueKind.Null;
        document.Dispose();
        document = null;
        return isNull;
    }

    private static string? NullIfEmpty(StringValues value) => StringValues.IsNullOrEmpty(value) ? null : value.ToString();

    private static string Kind(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Array => "a list",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };

    private static HttpRefusal NotAnObject(string name, string found) => Unprocessable($"\"{name}\" is {found}; expected a JSON object.");

    internal static HttpRefusal BadRequest(string message) => new(StatusCodes.Status400BadRequest, message);

    internal static HttpRefusal Unprocessable(string message) => new(StatusCodes.Status400BadRequest, message) { IsUnprocessable = true };

    private static HttpRefusal UnsupportedMediaType(string message) => new(StatusCodes.Status415UnsupportedMediaType, message);

    private static bool Is(StringSegment found, string expected) => found.Equals(expected, StringComparison.OrdinalIgnoreCase);

    private static HttpRefusal TooLarge(int maxBytes) => new(
        StatusCodes.Status413PayloadTooLarge, $"The body is larger than the limit {nameof(GraphQLOptions.MaxBodyBytes)} of {maxBytes} bytes.")
    {
        Code = ErrorCodes.LimitExceeded,
    };
}
