using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Transport;

/// <summary>A message of a client; without a type where it is none of the protocol's.</summary>
internal sealed class ClientMessage(JsonDocument? document, string? problem = null) : IDisposable
{
    public string? Type { get; } = Text(document, "type");

    public string? Id { get; } = Text(document, "id");

    public JsonElement? Payload { get; } = Find(document, "payload") is { ValueKind: not JsonValueKind.Null } payload ? payload : null;

    /// <summary>What is wrong with the message; null where it is a JSON object.</summary>
    public string? Problem { get; } = problem;

    public void Dispose() => document?.Dispose();

    private static string? Text(JsonDocument? document, string name) =>
        Find(document, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? Find(JsonDocument? document, string name) =>
        document is not null && document.RootElement.TryGetProperty(name, out var value) ? value : null;
}

/// <summary>Reads whole messages from a WebSocket.</summary>
internal static class WebSocketReading
{
    /// <summary>What a close frame can carry beside its code.</summary>
    private const int ReasonBytesMax = 123;

    /// <summary>The next message; null where the client has closed.</summary>
    public static async Task<ClientMessage?> ReadAsync(WebSocket socket, int maxBytes, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(1024);
        while (true)
        {
            var received = await socket.ReceiveAsync(message.GetMemory(1024), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            if (received.MessageType == WebSocketMessageType.Binary) return new ClientMessage(null, "Binary messages are not supported");
            message.Advance(received.Count);
            if (message.WrittenCount > maxBytes) return new ClientMessage(null, $"The message is larger than {maxBytes} bytes");
            if (received.EndOfMessage) return Parse(message.WrittenMemory);
        }
    }

    /// <summary>The reason cut to what fits into a close frame.</summary>
    public static string FitReason(string reason)
    {
        while (Encoding.UTF8.GetByteCount(reason) > ReasonBytesMax)
            reason = reason[..^1];
        return reason;
    }

    private static ClientMessage Parse(ReadOnlyMemory<byte> text)
    {
        try
        {
            var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 64 });
            if (document.RootElement.ValueKind == JsonValueKind.Object) return new ClientMessage(document);
            document.Dispose();
            return new ClientMessage(null, "Messages are JSON objects");
        }
        catch (JsonException)
        {
            return new ClientMessage(null, "The message is not valid JSON");
        }
        catch (InvalidOperationException)
        {
            // JSON may escape a lone surrogate, which is no Unicode text.
            return new ClientMessage(null, "The message is not valid Unicode text");
        }
    }
}
