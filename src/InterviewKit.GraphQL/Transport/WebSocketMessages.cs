using System.Buffers;
using System.Text.Json;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL.Transport;

/// <summary>The messages that a server sends in the protocol graphql-transport-ws.</summary>
internal static class WebSocketMessages
{
    public static readonly byte[] ConnectionAck = """{"type":"connection_ack"}"""u8.ToArray();

    public static ReadOnlyMemory<byte> Next(string id, ExecutionResult result) => Message("next", id, json =>
    {
        json.WritePropertyName("payload"u8);
        result.Write(json);
    });

    public static ReadOnlyMemory<byte> Error(string id, IReadOnlyList<GraphQLError> errors) => Message("error", id, json =>
    {
        json.WritePropertyName("payload"u8);
        ResponseJson.WriteErrorList(json, errors);
    });

    public static ReadOnlyMemory<byte> Complete(string id) => Message("complete", id, null);

    public static ReadOnlyMemory<byte> Pong(JsonElement? payload) => Message("pong", null, json =>
    {
        if (payload is not { } given) return;
        json.WritePropertyName("payload"u8);
        given.WriteTo(json);
    });

    private static ReadOnlyMemory<byte> Message(string type, string? id, Action<Utf8JsonWriter>? writeMore)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output, ResponseJson.WriterOptions))
        {
            json.WriteStartObject();
            if (id is not null) json.WriteString("id"u8, id);
            json.WriteString("type"u8, type);
            writeMore?.Invoke(json);
            json.WriteEndObject();
        }

        return output.WrittenMemory;
    }
}
