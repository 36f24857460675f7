using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>JSON by hand: of documents no more is read than the answer shows.</summary>
internal static class FloorJson
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? buffer;

    /// <summary>As the service does: the whole answer first, then headers, length and answer in one piece.</summary>
    public static Task WriteAsync(HttpResponse response, Action<Utf8JsonWriter> data)
    {
        var output = buffer ??= new ArrayBufferWriter<byte>(16 * 1024);
        output.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            json.WriteStartObject("data"u8);
            data(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        response.ContentLength = output.WrittenCount;

        // Kestrel copies what it is given before it returns, so the buffer is free for the thread's next request.
        return response.BodyWriter.WriteAsync(output.WrittenMemory).AsTask();
    }
}

internal sealed record FloorSetVersion(FloorItem[] Items);

internal sealed record FloorItem(string QuestionKey, int Revision, int Minutes);

internal sealed record FloorRevision(FloorContent Content);

internal sealed record FloorContent(string Title, string Prompt, int Kind, int Minutes, FloorRubric[] Rubric);

internal sealed record FloorRubric(string DimensionKey, FloorAnchor[] Anchors);

internal sealed record FloorAnchor(int Score, string Label, string Behavior);

internal sealed record FloorScorecard(FloorScorecardRevision[] Revisions);

internal sealed record FloorScorecardRevision(int Number, int Recommendation, FloorRating[] Ratings);

internal sealed record FloorRating(string DimensionKey, int Assessment, int? Score);

internal sealed record FloorText(string Summary, string[] Evidence);

[JsonSerializable(typeof(FloorSetVersion))]
[JsonSerializable(typeof(FloorRevision))]
[JsonSerializable(typeof(FloorScorecard))]
[JsonSerializable(typeof(FloorText))]
[JsonSerializable(typeof(string[]))]
internal sealed partial class FloorDocuments : JsonSerializerContext;
