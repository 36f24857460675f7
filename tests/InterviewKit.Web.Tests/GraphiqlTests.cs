using InterviewKit.Web.Tests.Browsing;
using InterviewKit.Web.Tests.Service;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace InterviewKit.Web.Tests;

[Collection(BrowserTests.Name)]
public sealed class GraphiqlTests(Browser browser)
{
    [TheoryWithChromium]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Runs_a_query_without_any_other_host(ColorScheme scheme)
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address, scheme: scheme);

        await visit.Page.GotoAsync("/graphql", new() { WaitUntil = WaitUntilState.NetworkIdle });
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();

        await Expect(Response(visit)).ToContainTextAsync("Sharding");
        await visit.ScreenshotAsync($"graphiql-{scheme}");
        visit.Page.Workers.ShouldNotBeEmpty();
        visit.ForeignRequests.ShouldBeEmpty();
        visit.ConsoleErrors.ShouldBeEmpty();
    }

    [FactWithChromium]
    public async Task Shows_the_schema_in_its_documentation()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);

        await visit.Page.GotoAsync("/graphql");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Show Documentation Explorer" }).ClickAsync();

        await Expect(visit.Page.GetByText("A service for tests")).ToBeVisibleAsync();
        await Expect(Hint(visit)).ToBeHiddenAsync();
    }

    [FactWithChromium]
    public async Task Says_how_to_enter_a_key_and_reads_the_schema_once_it_is_there()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);
        service.GraphQL.RequiredKey = FakeGraphQL.Key;

        await visit.Page.GotoAsync("/graphql");
        await Expect(Hint(visit)).ToContainTextAsync("If the service asks for an API key");
        await visit.ScreenshotAsync("graphiql-without-key");
        await EnterKeyAsync(visit, FakeGraphQL.Key);

        await Expect(Hint(visit)).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
        await Expect(Response(visit)).ToContainTextAsync("Sharding");
    }

    [FactWithChromium]
    public async Task Keeps_no_key_in_the_browser()
    {
        await using var service = await FakeService.StartAsync();
        await using var visit = await browser.VisitAsync(service.Address);
        service.GraphQL.RequiredKey = FakeGraphQL.Key;

        await visit.Page.GotoAsync("/graphql");
        await EnterKeyAsync(visit, FakeGraphQL.Key);
        await Expect(Hint(visit)).ToBeHiddenAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Execute query" }).ClickAsync();
        await Expect(Response(visit)).ToContainTextAsync("Sharding");

        // GraphiQL writes its state with a delay: it is there once the query's text is.
        await visit.Page.WaitForFunctionAsync("JSON.stringify(localStorage).includes('FirstQuestions')");
        var stored = await visit.Page.EvaluateAsync<string>("JSON.stringify([localStorage, sessionStorage])");
        stored.ShouldNotContain(FakeGraphQL.Key);
    }

    private static async Task EnterKeyAsync(Visit visit, string key)
    {
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Enter an API key" }).ClickAsync();
        await visit.Page.Keyboard.TypeAsync(key["ik_".Length..]);
    }

    private static ILocator Hint(Visit visit) => visit.Page.Locator(".graphiql-page-hint");

    private static ILocator Response(Visit visit) => visit.Page.Locator(".graphiql-response");
}
