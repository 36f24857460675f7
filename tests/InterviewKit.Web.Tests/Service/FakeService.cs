using InterviewKit.Api.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace InterviewKit.Web.Tests.Service;

/// <summary>Serves the page as the service does, on a loopback port of its own, with answers that a test chooses.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly WebApplication _app;

    private FakeService(WebFolder? folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();

        _ = folder is null ? _app.MapWebPage() : _app.MapWebPage(folder);
        _app.MapGet("/graphql", folder is null ? WebPage.GraphiQL : WebPage.GraphiQLFrom(folder));
        _app.MapPost("/graphql", (RequestDelegate)(context => GraphQL.AnswerAsync(context)));
        _app.MapGet("/health/ready", () => TypedResults.StatusCode(ReadinessStatus));
    }

    public FakeGraphQL GraphQL { get; } = new();

    public int ReadinessStatus { get; set; } = StatusCodes.Status200OK;

    public Uri Address => new(_app.Urls.Single());

    /// <param name="folder">Null for the page as it was built.</param>
    public static async Task<FakeService> StartAsync(WebFolder? folder = null)
    {
        var service = new FakeService(folder);
        await service._app.StartAsync();
        return service;
    }

    public async ValueTask DisposeAsync() => await _app.DisposeAsync();
}
