using System.Net;
using InterviewKit.Api.Web;
using InterviewKit.Web.Tests.Service;

namespace InterviewKit.Web.Tests;

/// <summary>How the page's files are sent. They are written by the test, so that these need neither Node nor a browser.</summary>
public sealed class WebPageTests : IAsyncLifetime, IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("interviewkit-web-");
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false });
    private FakeService? _service;

    public async Task InitializeAsync()
    {
        Write("web/index.html", "<!doctype html><title>Landing</title>");
        Write("web/graphiql/index.html", "<!doctype html><title>GraphiQL</title>");
        Write("web/favicon.svg", "<svg/>");
        Write("web/assets/app-a1b2.js", "plain");
        Write("web/assets/app-a1b2.js.br", "as brotli");
        Write("web/assets/app-a1b2.js.gz", "as gzip");
        Write("web/assets/notes.unknown", "no kind that a page is made of");
        Write("web-secret/key.txt", "secret");
        _service = await FakeService.StartAsync(new WebFolder(Path.Combine(_folder.FullName, "web")));
        _client.BaseAddress = _service.Address;
    }

    public async Task DisposeAsync()
    {
        if (_service is not null)
            await _service.DisposeAsync();
    }

    public void Dispose()
    {
        _client.Dispose();
        _folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/", "Landing")]
    [InlineData("/graphql", "GraphiQL")]
    public async Task A_page_is_asked_for_again_each_time_and_may_run_no_inline_script(string path, string title)
    {
        using var response = await GetAsync(path);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldContain(title);
        Header(response, "Cache-Control").ShouldBe("no-cache");
        Header(response, "X-Content-Type-Options").ShouldBe("nosniff");
        Header(response, "Referrer-Policy").ShouldBe("no-referrer");
        var policy = Header(response, "Content-Security-Policy").Split("; ");
        policy.ShouldContain("default-src 'self'");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain(directive => directive.StartsWith("script-src", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again_and_a_changed_one_is()
    {
        using var first = await GetAsync("/");
        using var again = await GetAsync("/", ("If-None-Match", Header(first, "ETag")));
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await again.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();

        Write("web/index.html", "<!doctype html><title>Changed</title>");
        using var changed = await GetAsync("/", ("If-None-Match", Header(first, "ETag")));
        changed.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_file_named_by_its_content_may_be_kept_for_ever()
    {
        using var response = await GetAsync("/assets/app-a1b2.js");

        response.Content.Headers.ContentType?.ToString().ShouldBe("text/javascript; charset=utf-8");
        Header(response, "Cache-Control").ShouldBe("public, max-age=31536000, immutable");
    }

    [Theory]
    [InlineData("br, gzip", "br", "as brotli")]
    [InlineData("gzip", "gzip", "as gzip")]
    [InlineData("br;q=0, gzip;q=0.5", "gzip", "as gzip")]
    [InlineData("identity", null, "plain")]
    [InlineData(null, null, "plain")]
    public async Task A_file_is_sent_in_the_best_compression_that_the_browser_takes(string? accepted, string? encoding, string content)
    {
        using var response = await GetAsync("/assets/app-a1b2.js", ("Accept-Encoding", accepted));

        response.Content.Headers.ContentEncoding.SingleOrDefault().ShouldBe(encoding);
        (await response.Content.ReadAsStringAsync()).ShouldBe(content);
        Header(response, "Vary").ShouldBe("Accept-Encoding");
    }

    [Fact]
    public async Task Each_compression_of_a_file_has_a_tag_of_its_own()
    {
        using var brotli = await GetAsync("/assets/app-a1b2.js", ("Accept-Encoding", "br"));
        using var plain = await GetAsync("/assets/app-a1b2.js", ("If-None-Match", Header(brotli, "ETag")));

        plain.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(plain, "ETag").ShouldNotBe(Header(brotli, "ETag"));
    }

    [Fact]
    public async Task The_head_of_a_page_is_its_headers_alone()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var response = await _client.SendAsync(request);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentLength.ShouldBe("<!doctype html><title>Landing</title>".Length);
        (await response.Content.ReadAsByteArrayAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("/assets/missing.js")]
    [InlineData("/assets/notes.unknown")]
    [InlineData("/assets/app-a1b2.js.br")]
    [InlineData("/assets/..%2findex.html")]
    [InlineData("/assets/..%5c..%5cweb-secret%5ckey.txt")]
    [InlineData("/assets/a%00.js")]
    public async Task What_is_no_file_of_the_page_is_not_found(string path)
    {
        using var response = await GetAsync(path);

        // Kestrel itself refuses a NUL with 400.
        response.StatusCode.ShouldBeOneOf(HttpStatusCode.NotFound, HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("../web-secret/key.txt")]
    [InlineData("assets/../../web-secret/key.txt")]
    [InlineData("a\0.js")]
    public void Nothing_outside_the_folder_is_found(string relativePath) =>
        new WebFolder(Path.Combine(_folder.FullName, "web")).Find(relativePath).ShouldBeNull();

    [Fact]
    public void An_absolute_path_is_not_found() =>
        new WebFolder(Path.Combine(_folder.FullName, "web"))
            .Find(Path.Combine(_folder.FullName, "web-secret", "key.txt")).ShouldBeNull();

    [Theory]
    [InlineData("/")]
    [InlineData("/graphql")]
    public async Task Without_the_built_page_a_plain_one_says_what_is_missing_and_how_to_get_it(string path)
    {
        await using var service = await FakeService.StartAsync(new WebFolder(Path.Combine(_folder.FullName, "never-built")));
        using var response = await _client.GetAsync(new Uri(service.Address, path));

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        response.Content.Headers.ContentType?.ToString().ShouldBe("text/html; charset=utf-8");
        Header(response, "Cache-Control").ShouldBe("no-store");
        var page = await response.Content.ReadAsStringAsync();
        page.ShouldContain("The web page is not built");
        page.ShouldContain("Install Node.js 20.19 or newer");
    }

    private async Task<HttpResponseMessage> GetAsync(string path, params (string Name, string? Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            if (value is not null)
                request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        return await _client.SendAsync(request);
    }

    private static string Header(HttpResponseMessage response, string name) =>
        response.Headers.NonValidated[name].ToString();

    private void Write(string path, string content)
    {
        var file = Path.Combine(_folder.FullName, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
    }
}
