using System.Collections.Frozen;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Execution;

/// <summary>The text that a request means.</summary>
/// <param name="Text">The document.</param>
/// <param name="IsTrusted">Whether it is one of the operator's own, which the document's limits do not hold for.</param>
/// <param name="HashToKeep">The hash under which to keep the text once it has proved valid; null where there is nothing to keep.</param>
internal readonly record struct StoredText(string Text, bool IsTrusted, string? HashToKeep = null);

/// <summary>
/// Documents that are sent by their id: the operator's trusted documents, and automatic persisted queries, which clients store themselves.
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
            if (query is not null) return new GraphQLError("The request has a \"query\" and a \"documentId\"; expected one of them.", ErrorCodes.BadUserInput);
            return FindById(id, out document) ? null : new GraphQLError($"No document with the id \"{id}\" is stored.", "PERSISTED_DOCUMENT_NOT_FOUND");
        }

        if (request.Extensions is { ValueKind: JsonValueKind.Object } extensions && extensions.TryGetProperty("persistedQuery", out var persistedQuery))
            return ResolvePersisted(query, persistedQuery, out document);
        if (query is null) return new GraphQLError("The request has no document: \"query\" is missing or empty.", ErrorCodes.BadUserInput);
        return Accept(query, null, out document);
    }

    /// <summary>Keeps a text that a client has sent with its hash, now that it has proved valid.</summary>
    public void Keep(in StoredText document)
    {
        if (document.HashToKeep is { } hash)
            persisted.Add(hash, document.Text, 256 + (2L * document.Text.Length));
    }

    /// <summary>Automatic persisted queries, as Apollo's clients use them: the hash alone first, text and hash where it is not known.</summary>
    private GraphQLError? ResolvePersisted(string? query, JsonElement persistedQuery, out StoredText document)
    {
        document = default;
        if (persistedQuery.ValueKind != JsonValueKind.Object
            || !persistedQuery.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number != 1
            || !persistedQuery.TryGetProperty("sha256Hash", out var element) || element.ValueKind != JsonValueKind.String)
        {
            return new GraphQLError("\"extensions.persistedQuery\" is expected to be {\"version\": 1, \"sha256Hash\": \"…\"}.", ErrorCodes.BadUserInput);
        }

        var hash = element.GetString()!;
        if (query is null)
        {
            if (FindById(Sha256Prefix + hash, out document)) return null;
            return options.AutomaticPersistedQueries
                ? new GraphQLError("PersistedQueryNotFound", "PERSISTED_QUERY_NOT_FOUND")
                : new GraphQLError("PersistedQueryNotSupported", "PERSISTED_QUERY_NOT_SUPPORTED");
        }

        if (!hash.Equals(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(query))), StringComparison.Ordinal))
            return new GraphQLError("\"extensions.persistedQuery.sha256Hash\" is not the SHA-256 of the \"query\", in lower-case hex.", ErrorCodes.BadUserInput);
        return Accept(query, options.AutomaticPersistedQueries ? hash : null, out document);
    }

    private GraphQLError? Accept(string query, string? hash, out StoredText document)
    {
        var isTrusted = trustedTexts.Contains(query);
        document = new StoredText(query, isTrusted, isTrusted ? null : hash);
        return isTrusted || !options.OnlyTrustedDocuments
            ? null
            : new GraphQLError("Only documents that are stored here are executed; this one is not.", "DOCUMENT_NOT_TRUSTED");
    }

    private bool FindById(string id, out StoredText document)
    {
        if (trusted.TryGetValue(id, out var text))
        {
            document = new StoredText(text, IsTrusted: true);
            return true;
        }

        text = options.OnlyTrustedDocuments || !id.StartsWith(Sha256Prefix, StringComparison.Ordinal) ? null : persisted.Find(id[Sha256Prefix.Length..]);
        document = text is null ? default : new StoredText(text, IsTrusted: false);
        return text is not null;
    }
}
