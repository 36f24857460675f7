using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Transport;

public sealed class HttpTests : IAsyncLifetime
{
    private LibraryServer server = null!;

    public async Task InitializeAsync() => server = await LibraryServer.StartAsync();

    public async Task DisposeAsync() => await server.DisposeAsync();

    [Fact]
    public async Task A_post_is_answered_as_json()
    {
        var (status, type, body) = await PostAsync("""{"query":"query ($n: Int) { books(first: $n) { id } }","variables":{"n":1},"operationName":null,"else":1}""");
        (status, type, body).ShouldBe((HttpStatusCode.OK, "application/json; charset=utf-8", """{"data":{"books":[{"id":"b1"}]}}"""));
    }

    [Fact]
    public async Task A_get_is_answered_from_its_query_string()
    {
        var (status, _, body) = await SendAsync(HttpMethod.Get, "?query=query($n:Int){books(first:$n){id}}&variables=%7B%22n%22:1%7D&operationName=");
        (status, body).ShouldBe((HttpStatusCode.OK, """{"data":{"books":[{"id":"b1"}]}}"""));
    }

    [Theory]
    [InlineData("""{"query":"{ __typename }"}""")]
    [InlineData("""{"query":"{"}""")]
    [InlineData("no JSON")]
    public async Task An_answer_says_its_length(string body)
    {
        using var request = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await server.Client.PostAsync("/graphql", request);
        var length = response.Content.Headers.ContentLength;
        response.Headers.TransferEncodingChunked.ShouldBeNull();
        length.ShouldBe((await response.Content.ReadAsByteArrayAsync()).Length);
    }

    [Fact]
    public async Task Answers_longer_than_a_buffer_stay_whole_beside_short_ones()
    {
        // More than is kept between answers: 2 books with 4 names of 20,000 letters.
        var name = new string('x', 20_000);
        var query = "{ books(first: 2) { " + string.Concat(Enumerable.Range(0, 4).Select(i => $"{name}{i}: title ")) + "} }";
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => i % 2 == 0
            ? PostAsync(System.Text.Json.JsonSerializer.Serialize(new { query }))
            : PostAsync("""{"query":"{ __typename }"}""")));
        var first = answers[0].Body;
        using (var parsed = System.Text.Json.JsonDocument.Parse(first))
        {
            parsed.RootElement.GetProperty("data").GetProperty("books")[0].EnumerateObject().Select(it => it.Name)
                .ShouldBe(Enumerable.Range(0, 4).Select(i => $"{name}{i}"));
        }

        for (var i = 0; i < answers.Length; i++)
        {
            answers[i].Body.ShouldBe(i % 2 == 0 ? first : """{"data":{"__typename":"Query"}}""");
        }
    }

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData("application/graphql-response+json", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json, application/json;q=0.9", "application/graphql-response+json")]
    [InlineData("application/json;q=0.5, application/graphql-response+json;q=0.8", "application/graphql-response+json")]
    [InlineData("application/graphql-response+json;q=0.2, */*;q=0.1", "application/graphql-response+json")]
    [InlineData("text/html, application/*;q=0.3", "application/json")]
    [InlineData("application/graphql-response+json;q=0, application/json", "application/json")]
    public async Task The_media_type_is_negotiated_by_quality(string? accept, string expected)
    {
        var (status, type, _) = await PostAsync("""{"query":"{ __typename }"}""", accept);
        (status, type).ShouldBe((HttpStatusCode.OK, $"{expected}; charset=utf-8"));
    }

    [Theory]
    [InlineData("text/csv")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=iso-8859-1")]
    public async Task What_cannot_be_answered_acceptably_is_refused(string accept)
    {
        var (status, type, body) = await PostAsync("""{"query":"{ __typename }"}""", accept);
        (status, type).ShouldBe((HttpStatusCode.NotAcceptable, "application/json; charset=utf-8"));
        body.ShouldContain("expected application/graphql-response+json or application/json");
    }

    [Theory]
    [InlineData("""{"query":"{"}""")]
    [InlineData("""{"query":"query ($n: Int!) { books(first: $n) { id } }"}""")]
    [InlineData("""{"query":"query A { __typename } query B { __typename }"}""")]
    public async Task A_refused_request_is_400_or_200_where_only_json_is_accepted(string body)
    {
        (await PostAsync(body, "application/json")).Status.ShouldBe(HttpStatusCode.OK);
        var (status, _, answer) = await PostAsync(body, "application/graphql-response+json");
        status.ShouldBe(HttpStatusCode.BadRequest);
        answer.ShouldNotContain("\"data\"");
    }

    [Theory]
    [InlineData("""{"query":""", "not valid JSON (line 1, byte ")]
    [InlineData("", "The body is empty")]
    [InlineData("[]", "batches of requests are not supported")]
    [InlineData("7", "The body is a number; expected a JSON object.")]
    [InlineData("""{"query":7}""", "\\\"query\\\" is a number; expected a string.")]
    [InlineData("""{"query":"\ud800"}""", "\\\"query\\\" is not valid Unicode text.")]
    [InlineData("""{"query":"{a}","variables":[]}""", "\\\"variables\\\" is a list; expected a JSON object.")]
    [InlineData("""{"query":"{a}","operationName":{}}""", "\\\"operationName\\\" is an object; expected a string.")]
    [InlineData("""{"query":"{a}","extensions":"x"}""", "\\\"extensions\\\" is a string; expected a JSON object.")]
    [InlineData("""{"variables":{}}""", "\\\"query\\\" is missing or empty")]
    [InlineData("""{"query":""}""", "\\\"query\\\" is missing or empty")]
    public async Task A_malformed_request_is_400_and_says_why(string body, string message)
    {
        var (status, type, answer) = await PostAsync(body, "application/graphql-response+json");
        (status, type).ShouldBe((HttpStatusCode.BadRequest, "application/json; charset=utf-8"));
        answer.ShouldContain(message);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf8_are_refused()
    {
        using var content = new ByteArrayContent([.. Encoding.ASCII.GetBytes("{\"query\":\""), 0xFF, .. Encoding.ASCII.GetBytes("\"}")]);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var response = await server.Client.PostAsync("/graphql", content);
        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await response.Content.ReadAsStringAsync()).ShouldContain("not valid UTF-8");
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/json", "gzip")]
    public async Task A_body_of_another_kind_is_415(string contentType, string? encoding)
    {
        using var content = new StringContent("""{"query":"{ __typename }"}""");
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var response = await server.Client.PostAsync("/graphql", content);
        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_body_over_the_limit_is_413_declared_or_not()
    {
        var large = "{\"query\":\"{ __typename }\",\"extensions\":{\"x\":\"" + new string('x', 1024 * 1024) + "\"}}";
        (await PostAsync(large)).Status.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent(large, Encoding.UTF8, "application/json") };
        request.Headers.TransferEncodingChunked = true;
        using var response = await server.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await response.Content.ReadAsStringAsync()).ShouldContain("\"code\":\"LIMIT_EXCEEDED\"");
    }

    [Fact]
    public async Task A_mutation_by_get_is_405_and_has_no_effect()
    {
        using var response = await server.Client.GetAsync("/graphql?query=mutation{add(title:%22X%22){id}}");
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
        server.Library.Books.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Other_methods_are_405_and_say_which_are_allowed(string method)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), "/graphql");
        using var response = await server.Client.SendAsync(request);
        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }

    [Theory]
    [InlineData("?query={__typename}&query={__typename}", "given 2 times")]
    [InlineData("?query={__typename}&variables=[1]", "\\\"variables\\\"")]
    [InlineData("?query={__typename}&extensions=nope", "\\\"extensions\\\"")]
    [InlineData("", "\\\"query\\\" is missing or empty")]
    public async Task A_malformed_query_string_is_400(string query, string message)
    {
        var (status, _, body) = await SendAsync(HttpMethod.Get, query);
        status.ShouldBe(HttpStatusCode.BadRequest);
        body.ShouldContain(message);
    }

    [Fact]
    public async Task An_operation_may_be_called_null()
    {
        var (_, _, body) = await SendAsync(HttpMethod.Get, "?query=query%20null{a:__typename}query%20b{b:__typename}&operationName=null");
        body.ShouldBe("""{"data":{"a":"Query"}}""");
    }

    [Fact]
    public async Task An_unexpected_exception_is_logged_with_the_id_that_the_client_reads()
    {
        var (status, _, body) = await PostAsync("""{"query":"{ broken }"}""");

        status.ShouldBe(HttpStatusCode.OK);
        body.ShouldNotContain("secret detail");
        var entry = server.Log.Entries.ShouldHaveSingleItem();
        entry.Exception.ShouldNotBeNull().Message.ShouldBe("secret detail");
        var id = System.Text.Json.JsonDocument.Parse(body).RootElement.GetProperty("errors")[0].GetProperty("extensions").GetProperty("requestId").GetString()!;
        entry.Message.ShouldBe($"The resolver of Query.broken failed in request {id}");
    }

    [Fact]
    public async Task A_field_that_fails_for_many_parents_is_logged_once()
    {
        var (_, _, body) = await PostAsync("""{"query":"{ books { fragile } }"}""");
        body.ShouldContain("\"path\":[\"books\",2,\"fragile\"]");
        server.Log.Entries.ShouldHaveSingleItem().Message.ShouldStartWith("The resolver of Book.fragile failed");
    }

    [Fact]
    public async Task Requests_are_answered_side_by_side()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 200).Select(async i =>
        {
            var n = i % 4;
            var (_, _, body) = await PostAsync("{\"query\":\"query($n:Int,$y:Boolean!){page(first:$n){nodes{id author{name}title@include(if:$y)}}things{__typename}a" + n
                + ":__typename}\",\"variables\":{\"n\":1,\"y\":" + (i % 2 == 0 ? "true" : "false") + "}}");
            return (Key: (n, i % 2), body);
        }));
        foreach (var same in answers.GroupBy(static answer => answer.Key))
            same.Select(static answer => answer.body).Distinct().ShouldHaveSingleItem().ShouldContain("\"a" + same.Key.n + "\":\"Query\"");
        answers.Select(static answer => answer.body).Distinct().Count().ShouldBe(4);
    }

    [Fact]
    public async Task The_header_that_clients_know_asks_for_the_cost()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("""{"query":"{ books { id } }"}""", Encoding.UTF8, "application/json") };
        request.Headers.Add("GraphQL-Cost", "report");
        using var response = await server.Client.SendAsync(request);
        (await response.Content.ReadAsStringAsync()).ShouldEndWith(""","extensions":{"cost":{"fieldCost":1,"typeCost":1,"maxFieldCost":10000,"maxTypeCost":10000}}}""");
    }

    [Fact]
    public async Task The_schema_is_served_as_sdl()
    {
        var sdl = await server.Client.GetStringAsync(new Uri("/graphql/schema.graphql", UriKind.Relative));
        sdl.ShouldContain("type Book implements Node {");
        sdl.ShouldContain("@needs(right: READ_LOANS)");
    }

    private Task<(HttpStatusCode Status, string Type, string Body)> PostAsync(string body, string? accept = null) =>
        SendAsync(HttpMethod.Post, "", body, accept);

    private async Task<(HttpStatusCode Status, string Type, string Body)> SendAsync(HttpMethod method, string query, string? body = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, "/graphql" + query);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        using var response = await server.Client.SendAsync(request);
        return (response.StatusCode, response.Content.Headers.ContentType!.ToString(), await response.Content.ReadAsStringAsync());
    }
}
