using System.Buffers.Text;
using System.Text.Json;

namespace InterviewKit.Shared;

/// <summary>
/// A cursor: base64url of a JSON list of the order's name and the row's keys in that order. It names a place in an order, not a
/// number of rows, so that a page stays where it is while rows come and go before it.
/// </summary>
internal static class Cursor
{
    private const int MaxLength = 2_000;

    public static string Encode(string order, IReadOnlyList<object?> keys)
    {
        var parts = new object?[keys.Count + 1];
        parts[0] = order;
        for (var i = 0; i < keys.Count; i++)
        {
            parts[i + 1] = keys[i];
        }

        return Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(parts));
    }

    /// <summary>The keys in a cursor of that order; null where it is malformed, or of another order.</summary>
    public static IReadOnlyList<JsonElement>? Decode(string order, string cursor)
    {
        if (cursor.Length > MaxLength || !Base64Url.IsValid(cursor))
        {
            return null;
        }

        try
        {
            var parts = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(cursor));
            return parts is [{ ValueKind: JsonValueKind.String } name, ..] && name.GetString() == order ? parts[1..] : null;
        }
        catch (JsonException)
        {
            return null; // Any other bytes than ours: the caller says that the cursor is malformed.
        }
    }
}
