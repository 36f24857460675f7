using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>The text that a request means.</summary>
/// <param name="Text">The document.</param>
/// <param name="IsTrusted">Whether it is one of the operator's own, which the document's limits do not hold for.</param>
/// <param name="HashToKeep">
/// The hash under which to keep the text once it has proved valid; null where there is nothing to keep.
/// </param>
internal readonly record struct StoredText(string Text, bool IsTrusted, string? HashToKeep = null);

/// <summary>
/// Documents that are sent by their id: the operator's trusted documents, and automatic persisted queries, which clients store
/// themselves.
/// </summary>
internal sealed class StoredDocuments(GraphQLOptions options)
{
    private const string Sha256Prefix = "sha256:";

    private readonly FrozenDictionary<string, string> trusted = options.TrustedDocuments.ToFrozenDictionary(StringComparer.Ordinal);
    private readonly FrozenSet<string> trustedTexts = options.TrustedDocuments.Values.ToFrozenSet(StringComparer.Ordinal);
    private readonly BoundedCache<string> persisted = new(options.PlanCacheMaxDocuments, options.PlanCacheMaxBytes);

    /// <summary>The text of a request's document, or why there is none.</summary>
    public GraphQLError? Resolve(GraphQLRequest request, out StoredText document)
    {
        document = default;
        var query = string.IsNullOrEmpty(request.Query) ? null : request.Query;
        if (request.DocumentId is { } id)
        {
            if (query is not null) return BadInput("The request has a \"query\" and a \"documentId\"; expected one of them.");
            return FindById(id, out document)
                ? null
                : new GraphQLError($"No document with the id \"{id}\" is stored.", ExecutionErrorCodes.DocumentNotFound);
        }

        if (request.Extensions is { ValueKind: JsonValueKind.Object } extensions
            && extensions.TryGetProperty("persistedQuery", out var persistedQuery))
            return ResolvePersisted(query, persistedQuery, out document);
        if (query is null) return BadInput("The request has no document: \"query\" is missing or empty.");
        return Accept(query, null, out document);
    }

    /// <summary>Keeps a text that a client has sent with its hash, now that it has proved valid.</summary>
    public void Keep(in StoredText document)
    {
        if (document.HashToKeep is { } hash)
            persisted.Add(hash, document.Text, 256 + (2L * document.Text.Length));
    }

    /// <summary>
    /// Automatic persisted queries, as Apollo's clients use them: the hash alone first, text and hash where it is not known.
    /// </summary>
    private GraphQLError? ResolvePersisted(string? query, JsonElement persistedQuery, out StoredText document)
    {
        document = default;
        if (HashOf(persistedQuery) is not { } hash)
            return BadInput("\"extensions.persistedQuery\" is expected to be {\"version\": 1, \"sha256Hash\": \"…\"}.");
        if (query is null)
        {
            if (FindById(Sha256Prefix + hash, out document)) return null;
            return options.AutomaticPersistedQueries
                ? new GraphQLError("PersistedQueryNotFound", ExecutionErrorCodes.PersistedQueryNotFound)
                : new GraphQLError("PersistedQueryNotSupported", ExecutionErrorCodes.PersistedQueryNotSupported);
        }

        if (!hash.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query))), StringComparison.Ordinal))
            return BadInput("\"extensions.persistedQuery.sha256Hash\" is not the SHA-256 of the \"query\", in lower-case hex.");
        return Accept(query, options.AutomaticPersistedQueries ? hash : null, out document);
    }

    private GraphQLError? Accept(string query, string? hash, out StoredText document)
    {
        var isTrusted = trustedTexts.Contains(query);
        document = new StoredText(query, isTrusted, isTrusted ? null : hash);
        return isTrusted || !options.OnlyTrustedDocuments
            ? null
            : new GraphQLError("Only documents that are stored here are executed; this one is not.", ExecutionErrorCodes.DocumentNotTrusted);
    }

    /// <summary>The hash of a well-formed extension of version 1; null where it is none.</summary>
    private static string? HashOf(JsonElement persistedQuery)
    {
        if (persistedQuery.ValueKind != JsonValueKind.Object) return null;
        if (!persistedQuery.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number) return null;
        if (!version.TryGetInt32(out var number) || number != 1) return null;
        return persistedQuery.TryGetProperty("sha256Hash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null;
    }

    private static GraphQLError BadInput(string message) => new(message, ErrorCodes.BadUserInput);

    private bool FindById(string id, out StoredText document)
    {
        if (trusted.TryGetValue(id, out var text))
        {
            document = new StoredText(text, IsTrusted: true);
            return true;
        }

        var mayBePersisted = !options.OnlyTrustedDocuments && id.StartsWith(Sha256Prefix, StringComparison.Ordinal);
        text = mayBePersisted ? persisted.Find(id[Sha256Prefix.Length..]) : null;
        document = text is null ? default : new StoredText(text, IsTrusted: false);
        return text is not null;
    }
}
