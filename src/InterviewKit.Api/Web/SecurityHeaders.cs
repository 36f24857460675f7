namespace InterviewKit.Api.Web;

/// <summary>What a browser may do with the page. Nothing on it comes from another host, and no script stands in the HTML.</summary>
internal static class SecurityHeaders
{
    // Mantine and Monaco write <style> elements as they run, and GraphiQL's stylesheet carries its fonts and icons as data.
    private const string ContentSecurityPolicy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void SetForPage(IHeaderDictionary headers)
    {
        SetForFile(headers);
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Referrer-Policy"] = "no-referrer";
    }

    public static void SetForFile(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
