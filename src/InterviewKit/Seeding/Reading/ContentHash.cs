using System.Security.Cryptography;
using System.Text.Json;

namespace InterviewKit.Seeding;

/// <summary>
/// SHA-256 (hex, lower case) of what a file says: comments, line breaks of folded text and the order of fields do not count, so that
/// tidying a file up makes no revision.
/// </summary>
internal static class ContentHash
{
    public static string Of(YamlNode node)
    {
        using var canonical = new MemoryStream();
        using (var json = new Utf8JsonWriter(canonical))
        {
            Write(node, json);
        }

        return Convert.ToHexStringLower(SHA256.HashData(canonical.GetBuffer().AsSpan(0, (int)canonical.Length)));
    }

    private static void Write(YamlNode node, Utf8JsonWriter json)
    {
        switch (node)
        {
            case YamlScalar scalar:
                json.WriteStringValue(scalar.Text.Trim());
                break;
            case YamlList list:
                json.WriteStartArray();
                foreach (var item in list.Items)
                {
                    Write(item, json);
                }

                json.WriteEndArray();
                break;
            case YamlMap map:
                json.WriteStartObject();
                foreach (var entry in map.Entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
                {
                    json.WritePropertyName(entry.Key);
                    Write(entry.Value, json);
                }

                json.WriteEndObject();
                break;
        }
    }
}
