using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace InterviewKit.Api.Web;

/// <param name="Path">Absolute; beside it may stand the same content compressed, as <c>.br</c> and <c>.gz</c>.</param>
/// <param name="ContentType">Without the charset: text is always UTF-8.</param>
/// <param name="IsNamedByContent">Its name changes with its content, so it may be cached for ever.</param>
internal sealed record WebFile(string Path, string ContentType, bool IsNamedByContent)
{
    /// <summary>By preference. The extension is the name that the web build gives.</summary>
    private static readonly (string Encoding, string Extension)[] Compressions = [("br", ".br"), ("gzip", ".gz")];

    public async Task SendAsync(HttpContext context)
    {
        var compression = Compressions.FirstOrDefault(candidate =>
            File.Exists(Path + candidate.Extension) && Accepts(context.Request, candidate.Encoding));

        var headers = context.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = IsNamedByContent ? "public, max-age=31536000, immutable" : "no-cache";
        if (compression.Encoding is not null)
            headers.ContentEncoding = compression.Encoding;

        // A strong tag names the bytes sent, which differ with their compression.
        var tag = await NameContentAsync(context.RequestAborted) + compression.Extension;
        var contentType = ContentType.StartsWith("text/", StringComparison.Ordinal) ? $"{ContentType}; charset=utf-8" : ContentType;
        await TypedResults
            .PhysicalFile(Path + compression.Extension, contentType, entityTag: new EntityTagHeaderValue($"\"{tag}\""))
            .ExecuteAsync(context);
    }

    private static bool Accepts(HttpRequest request, string encoding) =>
        request.GetTypedHeaders().AcceptEncoding.Any(accepted =>
            accepted.Value.Equals(encoding, StringComparison.OrdinalIgnoreCase) && accepted.Quality is null or > 0);

    private async Task<string> NameContentAsync(CancellationToken cancellationToken)
    {
        if (IsNamedByContent)
            return System.IO.Path.GetFileName(Path);

        await using var content = File.OpenRead(Path);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken))[..32];
    }
}
