namespace InterviewKit.Api.Web;

/// <summary>Stands in for the page when the service was built without it.</summary>
internal static class MissingPage
{
    private const string Html =
        """
        <!doctype html>
        <html lang="en-US">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>InterviewKit: the web page is not built</title>
          <style>
            body { font: 1rem/1.6 system-ui, sans-serif; margin: 10vh auto; max-width: 38rem; padding: 0 1.5rem; }
            pre { overflow-x: auto; }
          </style>
        </head>
        <body>
          <main>
            <h1>The web page is not built</h1>
            <p>The service runs, and its API answers. The page and GraphiQL are missing, since this copy was built without Node.js.</p>
            <p>Install Node.js 20.19 or newer with npm, then build and start again:</p>
            <pre tabindex="0"><code>dotnet run --project src/InterviewKit.Api</code></pre>
            <ul>
              <li><a href="/api/docs">API documentation</a></li>
              <li><a href="/graphql/schema.graphql">GraphQL schema</a></li>
              <li><a href="/health/ready">Readiness</a></li>
            </ul>
          </main>
        </body>
        </html>
        """;

    public static Task SendAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Text(Html, "text/html; charset=utf-8", statusCode: StatusCodes.Status404NotFound).ExecuteAsync(context);
    }
}
