using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace InterviewKit.Web.Tests.Browsing;

/// <summary>One visitor's page, and what it did that a visitor does not see.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _foreignRequests = new();
    private readonly ConcurrentQueue<string> _consoleErrors = new();

    private Visit(IBrowserContext context, IPage page, Uri service)
    {
        _context = context;
        Page = page;
        context.Request += (_, request) =>
        {
            var url = new Uri(request.Url);
            if (url.Scheme is not ("data" or "blob") && url.Authority != service.Authority)
                _foreignRequests.Enqueue(request.Url);
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _consoleErrors.Enqueue(message.Text);
        };
        page.PageError += (_, error) => _consoleErrors.Enqueue(error);
    }

    public IPage Page { get; }

    public IReadOnlyCollection<string> ForeignRequests => _foreignRequests;

    public IReadOnlyCollection<string> ConsoleErrors => _consoleErrors;

    public static async Task<Visit> BeginAsync(IBrowserContext context, Uri service) =>
        new(context, await context.NewPageAsync(), service);

    /// <summary>What axe-core finds wrong, one line for each rule broken.</summary>
    public async Task<IReadOnlyList<string>> AccessibilityViolationsAsync()
    {
        var axe = await Page.RunAxe();
        return [.. axe.Violations.Select(violation => $"{violation.Id}: {violation.Help} ({violation.Nodes[0].Html})")];
    }

    /// <summary>Keeps a picture of the page for people to look at, in the folder named by INTERVIEWKIT_SCREENSHOTS.</summary>
    public async Task ScreenshotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("INTERVIEWKIT_SCREENSHOTS") is { Length: > 0 } folder)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
