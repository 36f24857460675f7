namespace InterviewKit.Api.Web;

/// <summary>
/// The web page at <c>/</c> and GraphiQL, from the files that the build puts into <c>web/</c> beside the service.
/// A service built without them says on the page what is missing.
/// </summary>
internal static class WebPage
{
    private const string LandingPath = "index.html";
    private const string GraphiQLPath = "graphiql/index.html";

    private static readonly string[] ReadMethods = [HttpMethods.Get, HttpMethods.Head];

    private static readonly WebFolder BuiltFolder = new(Path.Combine(AppContext.BaseDirectory, "web"));

    /// <summary>False when the service was built without Node; <see cref="MissingPage"/> is served then.</summary>
    public static bool IsBuilt => BuiltFolder.Find(LandingPath) is not null;

    /// <summary>Answers with GraphiQL: for <c>/graphql</c> when a browser asks. Its files come from <see cref="MapWebPage(IEndpointRouteBuilder)"/>.</summary>
    public static RequestDelegate GraphiQL { get; } = GraphiQLFrom(BuiltFolder);

    public static IEndpointRouteBuilder MapWebPage(this IEndpointRouteBuilder endpoints) => endpoints.MapWebPage(BuiltFolder);

    internal static IEndpointRouteBuilder MapWebPage(this IEndpointRouteBuilder endpoints, WebFolder folder)
    {
        endpoints.MapMethods("/", ReadMethods, Page(folder, LandingPath));
        endpoints.MapMethods("/favicon.svg", ReadMethods, context => SendFileAsync(context, folder.Find("favicon.svg")));
        endpoints.MapMethods("/assets/{name}", ReadMethods, context =>
            SendFileAsync(context, folder.Find($"assets/{context.GetRouteValue("name")}")));
        return endpoints;
    }

    internal static RequestDelegate GraphiQLFrom(WebFolder folder) => Page(folder, GraphiQLPath);

    private static RequestDelegate Page(WebFolder folder, string relativePath) => context =>
    {
        SecurityHeaders.SetForPage(context.Response.Headers);
        return folder.Find(relativePath) is { } page ? page.SendAsync(context) : MissingPage.SendAsync(context);
    };

    private static Task SendFileAsync(HttpContext context, WebFile? file)
    {
        SecurityHeaders.SetForFile(context.Response.Headers);
        if (file is not null)
            return file.SendAsync(context);

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
