using InterviewKit.Web.Tests.Browsing;
using InterviewKit.Web.Tests.Service;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterviewKit.Web.Tests;

[Collection(BrowserTests.Name)]
public sealed class LandingPageTests(Browser browser)
{
    private const int DesktopWidth = 1280;
    private const int PhoneWidth = 390;

    [TheoryWithChromium]
    [InlineData(ColorScheme.Light, DesktopWidth)]
    [InlineData(ColorScheme.Light, PhoneWidth)]
    [InlineData(ColorScheme.Dark, DesktopWidth)]
    [InlineData(ColorScheme.Dark, PhoneWidth)]
    public async Task Has_no_accessibility_violation_and_fits_its_width(ColorScheme scheme, int width)
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address, width, scheme);

        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByText("The service is ready")).ToBeVisibleAsync();
        await visit.ScreenshotAsync($"landing-{scheme}-{width}");

        (await visit.AccessibilityViolationsAsync()).ShouldBeEmpty();
        var pageWidth = await visit.Page.EvaluateAsync<int>("document.documentElement.scrollWidth");
        pageWidth.ShouldBeLessThanOrEqualTo(width);
    }

    [TheoryWithChromium]
    [InlineData(ColorScheme.Light, true)]
    [InlineData(ColorScheme.Dark, false)]
    public async Task Follows_the_color_scheme_of_the_visitor(ColorScheme scheme, bool isBright)
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address, scheme: scheme);

        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();

        var red = await visit.Page.EvaluateAsync<int>("Number(getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0])");
        (red > 127).ShouldBe(isBright, $"the background's red was {red}");
    }

    [FactWithChromium]
    public async Task Asks_no_other_host_and_logs_no_error()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);

        await visit.Page.GotoAsync("/", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(visit.Page.GetByText("The service is ready")).ToBeVisibleAsync();

        visit.ForeignRequests.ShouldBeEmpty();
        visit.ConsoleErrors.ShouldBeEmpty();
    }

    [TheoryWithChromium]
    [InlineData("Open GraphiQL", "/graphql")]
    [InlineData("GraphQL /graphql", "/graphql")]
    [InlineData("API documentation", "/api/docs")]
    [InlineData("Schema", "/graphql/schema.graphql")]
    [InlineData("Health", "/health/ready")]
    public async Task Links_to_every_address_of_the_service(string name, string path)
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);

        await visit.Page.GotoAsync("/");

        await Expect(visit.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = name }).First).ToHaveAttributeAsync("href", path);
    }

    [FactWithChromium]
    public async Task Shows_a_first_query_for_the_address_it_was_opened_at()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);

        await visit.Page.GotoAsync("/");

        await Expect(visit.Page.Locator("pre")).ToContainTextAsync($"curl {service.Address}graphql");
        await Expect(visit.Page.Locator("pre")).ToContainTextAsync("Authorization: Bearer $INTERVIEWKIT_KEY");
    }

    [FactWithChromium]
    public async Task Says_so_while_the_service_has_not_answered_yet()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);
        var answer = new TaskCompletionSource();
        await visit.Page.RouteAsync("**/health/ready", async route =>
        {
            await answer.Task;
            await route.ContinueAsync();
        });

        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Checking the service…");
        answer.SetResult();

        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The service is ready");
    }

    [FactWithChromium]
    public async Task Notices_when_a_service_that_was_not_ready_becomes_so()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);
        service.ReadinessStatus = 503;

        await visit.Page.GotoAsync("/");
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The service runs but is not ready (HTTP 503)");
        await Expect(visit.Page.GetByRole(AriaRole.Link, new() { Name = "Details" })).ToHaveAttributeAsync("href", "/health/ready");
        service.ReadinessStatus = 200;

        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The service is ready");
    }

    [TheoryWithChromium]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Says_so_when_the_service_cannot_be_reached(ColorScheme scheme)
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address, PhoneWidth, scheme);
        await visit.Page.RouteAsync("**/health/ready", route => route.AbortAsync());

        await visit.Page.GotoAsync("/");

        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The service cannot be reached");
        (await visit.AccessibilityViolationsAsync()).ShouldBeEmpty();
    }
}
