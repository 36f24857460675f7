using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL;

/// <summary>
/// Reads the file in which a client's build lists its documents, for <see cref="GraphQLOptions.TrustedDocuments"/>: a JSON object from
/// hash to text, as Relay's compiler and GraphQL Code Generator write it.
/// </summary>
public static class DocumentManifest
{
    private const string Prefix = "sha256:";

    /// <summary>The documents of a manifest by their ids.</summary>
    /// <param name="json">The manifest: each key is the SHA-256 of its text in lower-case hex, with or without <c>sha256:</c> before it.</param>
    /// <exception cref="FormatException">The manifest is not of that form, or a key is not its text's hash; the message names it.</exception>
    public static IReadOnlyDictionary<string, string> Read(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        using var manifest = Parse(json);
        if (manifest.RootElement.ValueKind != JsonValueKind.Object)
            throw new FormatException("The manifest is no JSON object; expected one from hash to document.");

        var documents = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in manifest.RootElement.EnumerateObject())
        {
            if (entry.Value.ValueKind != JsonValueKind.String)
                throw new FormatException($"The entry \"{entry.Name}\" of the manifest is {entry.Value.ValueKind}; expected the text of a document.");
            var text = entry.Value.GetString()!;
            var id = entry.Name.StartsWith(Prefix, StringComparison.Ordinal) ? entry.Name : Prefix + entry.Name;
            var hash = Prefix + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (id != hash) throw new FormatException($"The entry \"{entry.Name}\" of the manifest is not the SHA-256 of its document, which is {hash}.");
            documents[id] = text;
        }

        return documents;
    }

    private static JsonDocument Parse(string json)
    {
        try
        {
            return JsonDocument.Parse(json);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"The manifest is not valid JSON: {exception.Message}", exception);
        }
    }
}
