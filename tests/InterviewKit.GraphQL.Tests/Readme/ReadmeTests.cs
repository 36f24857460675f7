using System.Net.Http.Json;

namespace InterviewKit.GraphQL.Tests.Readme;

/// <summary>The server of the README is compiled here, is the one that stands there, and works.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void It_stands_in_the_readme_as_it_is_compiled()
    {
        var readme = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "engine-readme.md"));
        var shown = readme.SkipWhile(static line => line != "```csharp").Skip(1).TakeWhile(static line => line != "```")
            .Select(static line => line.Trim())
            .Where(static line => line.Length > 0 && line != "app.Run();" && !line.StartsWith("using ", StringComparison.Ordinal))
            .ToArray();

        var compiled = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "readme-server.txt")).Select(static line => line.Trim()).Where(static line => line.Length > 0)
            .SkipWhile(line => line != shown[0]).TakeWhile(static line => line != "return app;");

        shown.Length.ShouldBeGreaterThan(30);
        compiled.ShouldBe(shown);
    }

    [Fact]
    public async Task It_answers_queries_mutations_and_subscriptions()
    {
        await using var app = ReadmeServer.Build(["--urls", "http://127.0.0.1:0"]);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };

        (await AskAsync(client, "{ books(genre: NOVEL) { title author { name } loans } }")).ShouldBe(
            """{"errors":[{"message":"Book.loans is for members.","locations":[{"line":1,"column":47}],"path":["books",0,"loans"],"extensions":{"code":"FORBIDDEN"}}],"data":{"books":[{"title":"Emma","author":{"name":"Jane Austen"},"loans":null}]}}""");

        using var subscribing = new HttpRequestMessage(HttpMethod.Get, "/graphql?query=subscription{bookRenamed{title}}");
        subscribing.Headers.Add("Accept", "text/event-stream");
        using var events = await client.SendAsync(subscribing, HttpCompletionOption.ResponseHeadersRead);
        using var reader = new StreamReader(await events.Content.ReadAsStreamAsync());
        var line = reader.ReadLineAsync();
        for (var i = 0; !line.IsCompleted; i++)
        {
            // Until the subscription is open nobody hears of a new name.
            i.ShouldBeLessThan(10_000);
            (await AskAsync(client, """mutation { rename(input: { id: 2, title: "New" }) { title } }""")).ShouldBe("""{"data":{"rename":{"title":"New"}}}""");
        }

        (await line).ShouldBe("event: next");
        (await reader.ReadLineAsync()).ShouldBe("""data: {"data":{"bookRenamed":{"title":"New"}}}""");
    }

    private static async Task<string> AskAsync(HttpClient client, string query)
    {
        using var response = await client.PostAsJsonAsync("/graphql", new { query });
        return await response.Content.ReadAsStringAsync();
    }
}
