using Microsoft.Playwright;

namespace InterviewKit.Web.Tests.Browsing;

/// <summary>One Chromium for all tests of the assembly; each visit has a context of its own.</summary>
public sealed class Browser : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        // As long as a busy machine may take; an expectation that is met ends at once.
        Assertions.SetDefaultExpectTimeout(20_000);
        // Every test is skipped then, except with CI=true, where each one fails with the reason.
        if (Chromium.WhyUnavailable is not null)
            return;

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium.ExecutablePath, Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    internal async Task<Visit> VisitAsync(Uri service, int width = 1280, ColorScheme scheme = ColorScheme.Light)
    {
        if (_browser is null)
            throw new InvalidOperationException(Chromium.WhyUnavailable);

        var context = await _browser.NewContextAsync(new()
        {
            BaseURL = service.ToString(),
            ColorScheme = scheme,
            ViewportSize = new() { Width = width, Height = 844 },
        });
        return await Visit.BeginAsync(context, service);
    }
}

[CollectionDefinition(Name)]
public sealed class BrowserTests : ICollectionFixture<Browser>
{
    public const string Name = "browser";
}
