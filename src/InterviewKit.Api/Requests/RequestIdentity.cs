using System.Text.RegularExpressions;

namespace InterviewKit.Api.Requests;

/// <summary>
/// Names each request, for log, audit and answers, and sets what holds for every answer: it is not kept by caches and not taken for another
/// type, unless the endpoint says otherwise.
/// </summary>
internal static partial class RequestIdentity
{
    public const string Header = "X-Request-Id";

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

        return Task.CompletedTask;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex Harmless();
}
