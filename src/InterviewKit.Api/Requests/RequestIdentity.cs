using System.Text.RegularExpressions;

namespace InterviewKit.Api.Requests;

/// <summary>
/// Names each request, for log, audit and answers, and sets what holds for every answer: it is not kept by caches and not taken for another
/// type, unless the endpoint says otherwise, and who is told to come again is told when.
/// </summary>
internal static partial class RequestIdentity
{
    public const string Header = "X-Request-Id";

    /// <summary>What is unavailable is the database, which is back in about a second when it restarts.</summary>
    private const string RetryAfterSeconds = "1";

    public static IApplicationBuilder UseRequestIdentity(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // A proxy in front may have named it already. It goes into the log, so it is taken only if it can do no harm there.
        context.TraceIdentifier = context.Request.Headers[Header] is [{ } given] && Harmless().IsMatch(given)
            ? given
            : Guid.CreateVersion7().ToString("N");
        context.Response.OnStarting(SetHeaders, context);
        return next(context);
    });

    private static Task SetHeaders(object state)
    {
        var context = (HttpContext)state;
        var headers = context.Response.Headers;
        headers[Header] = context.TraceIdentifier;
        headers.XContentTypeOptions = "nosniff";
        if (headers.CacheControl.Count == 0)
        {
            headers.CacheControl = "no-store";
        }

        if (context.Response.StatusCode == StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0)
        {
            headers.RetryAfter = RetryAfterSeconds;
        }

        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Harmless();
}
