using System.Text.Json;

namespace InterviewKit.Api.Authentication;

/// <summary>What a caller shows, before anything of it was checked.</summary>
/// <param name="Bearer">The API key.</param>
/// <param name="ActAs">Whom it is to act as, by id or e-mail address; null for nobody.</param>
internal sealed record Credentials(string Bearer, string? ActAs)
{
    public const string ActAsHeader = "InterviewKit-Act-As";

    private const string AuthorizationHeader = "Authorization";
    private const string Scheme = "Bearer ";

    /// <summary>Of the request's headers; null where they hold no key.</summary>
    public static Credentials? From(IHeaderDictionary headers)
    {
        // Of a header that stands there twice, nobody can say which one counts: it counts as missing, or as one that names nobody.
        var authorization = headers.Authorization;
        var actAs = headers[ActAsHeader];
        return From(authorization.Count == 1 ? authorization[0] : null, actAs.Count == 0 ? null : actAs.ToString());
    }

    /// <summary>Of the payload of a WebSocket's <c>connection_init</c>, which holds the same as the headers; null where it holds no key.</summary>
    public static Credentials? From(JsonElement? payload)
    {
        if (payload is not { ValueKind: JsonValueKind.Object } fields)
        {
            return null;
        }

        return From(Text(fields, AuthorizationHeader), Text(fields, ActAsHeader));
    }

    /// <summary>Keeps the key out of logs and debuggers.</summary>
    public override string ToString() => $"a key{(ActAs is null ? "" : $" acting as {ActAs}")}";

    private static Credentials? From(string? authorization, string? actAs) =>
        authorization?.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) == true
            ? new Credentials(authorization[Scheme.Length..].Trim(), actAs)
            : null;

    private static string? Text(JsonElement fields, string name) => fields.EnumerateObject()
        .Where(field => field.Name.Equals(name, StringComparison.OrdinalIgnoreCase) && field.Value.ValueKind == JsonValueKind.String)
        .Select(field => field.Value.GetString())
        .FirstOrDefault();
}
