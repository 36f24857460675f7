using InterviewKit.Access;

namespace InterviewKit.Tests.Questions;

public sealed class QuestionListTests(BankOfQuestions bank) : IClassFixture<BankOfQuestions>
{
    private static readonly Viewer Reader = Workbench.Key(Scope.QuestionsRead);

    [Fact]
    public async Task A_list_shows_published_questions_by_title()
    {
        (await TitlesAsync(Reader, "{ questions { nodes { title } totalCount } }")).ShouldBe(["A queue that grew", "The second store"]);
    }

    [Theory]
    [InlineData("{ dimensionKeys: [\"ownership\"] }", "A queue that grew")]
    [InlineData("{ dimensionKeys: [\"ownership\", \"trade-offs\"] }", "A queue that grew|The second store")]
    [InlineData("{ allDimensionKeys: [\"ownership\", \"trade-offs\"] }", "A queue that grew")]
    [InlineData("{ roleKeys: [\"product-engineer\"] }", "")]
    [InlineData("{ roleKeys: [] }", "")]
    [InlineData("{ roleKeys: null, kinds: [SYSTEM_DESIGN] }", "The second store")]
    [InlineData("{ levels: [SENIOR, STAFF] }", "A queue that grew")]
    [InlineData("{ tags: [\"test\"], maxMinutes: 15 }", "A queue that grew")]
    [InlineData("{ statuses: [DRAFT] }", "")]
    [InlineData("{ statuses: null }", "A queue that grew|The second store")]
    public async Task Filters_combine(string filter, string expected)
    {
        var titles = await TitlesAsync(Reader, $"{{ questions(filter: {filter}) {{ nodes {{ title }} }} }}");

        string.Join('|', titles).ShouldBe(expected);
    }

    [Fact]
    public async Task Drafts_are_seen_by_those_who_may_publish()
    {
        var titles = await TitlesAsync(Workbench.Key(Scope.QuestionsRead, Scope.QuestionsWrite), "{ questions(filter: { statuses: null }) { nodes { title } } }");

        titles.ShouldBe(["A queue that grew", "Not yet", "The second store"]);
    }

    [Fact]
    public async Task Pages_follow_each_other_forwards_and_backwards()
    {
        var first = await bank.Bench.OneAsync(Reader, "{ questions(first: 1) { nodes { title } pageInfo { hasNextPage hasPreviousPage endCursor } totalCount } }");
        first.GetProperty("nodes")[0].GetProperty("title").GetString().ShouldBe("A queue that grew");
        first.GetProperty("totalCount").GetInt32().ShouldBe(2);
        var info = first.GetProperty("pageInfo");
        (info.GetProperty("hasNextPage").GetBoolean(), info.GetProperty("hasPreviousPage").GetBoolean()).ShouldBe((true, false));

        var second = await bank.Bench.OneAsync(
            Reader,
            "query($after: String) { questions(first: 1, after: $after) { edges { cursor node { title } } pageInfo { hasNextPage hasPreviousPage } } }",
            new { after = info.GetProperty("endCursor").GetString() });
        var edge = second.GetProperty("edges")[0];
        edge.GetProperty("node").GetProperty("title").GetString().ShouldBe("The second store");
        (second.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean(), second.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean())
            .ShouldBe((false, true));

        var back = await bank.Bench.OneAsync(
            Reader,
            "query($before: String) { questions(last: 5, before: $before) { nodes { title } pageInfo { hasNextPage hasPreviousPage } } }",
            new { before = edge.GetProperty("cursor").GetString() });
        back.GetProperty("nodes").EnumerateArray().Single().GetProperty("title").GetString().ShouldBe("A queue that grew");
        back.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [InlineData("first: 1, last: 1", "BAD_USER_INPUT")]
    [InlineData("first: -1", "BAD_USER_INPUT")]
    [InlineData("first: 101", "LIMIT_EXCEEDED")]
    [InlineData("after: \"garbage\"", "BAD_USER_INPUT")]
    public async Task A_page_that_cannot_be_given_is_an_error_with_a_code(string arguments, string code)
    {
        var answer = await bank.Bench.AskAsync(Reader, $"{{ questions({arguments}) {{ nodes {{ title }} }} }}");

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe(code);
        error.GetProperty("path")[0].GetString().ShouldBe("questions");
        answer.GetProperty("data").GetProperty("questions").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task A_question_is_found_by_key_and_by_id_with_all_that_it_has()
    {
        const string fields = """
            { id key revision status title prompt kind levels minutes tags followUps lookFor redFlags createdAt
              roles { key } dimensions { key } rubric { dimension { key } anchors { score label behavior } }
              revisions { totalCount nodes { id revision roleKeys note question { key } dimensions { key } } } author { name } }
            """;
        var byKey = await bank.Bench.OneAsync(Reader, $"{{ question(key: \"a-queue-that-grew\") {fields} }}");

        byKey.GetProperty("rubric")[1].GetProperty("anchors")[4].GetProperty("behavior").GetString().ShouldBe("trade-offs sounds like a 5.");
        byKey.GetProperty("revisions").GetProperty("nodes")[0].GetProperty("question").GetProperty("key").GetString().ShouldBe("a-queue-that-grew");
        byKey.GetProperty("createdAt").GetString().ShouldBe("2026-01-01T00:00:00.000Z");
        var byId = await bank.Bench.OneAsync(Reader, $"query($id: ID!) {{ question(id: $id) {fields} }}", new { id = byKey.GetProperty("id").GetString() });
        byId.GetRawText().ShouldBe(byKey.GetRawText());
    }

    [Fact]
    public async Task A_draft_and_a_garbage_id_are_answered_alike()
    {
        var answer = await bank.Bench.DataAsync(Reader, """
            { draft: question(key: "not-yet") { id } none: question(key: "nothing") { id } garbage: question(id: "%%") { id } }
            """);

        answer.EnumerateObject().ShouldAllBe(field => field.Value.ValueKind == System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Without_the_scope_the_field_is_null_and_the_rest_stands()
    {
        var answer = await bank.Bench.AskAsync(Workbench.Key(Scope.HiringRead), "{ viewer { workspace { key } } questions { nodes { title } } }");

        answer.GetProperty("data").GetProperty("viewer").GetProperty("workspace").GetProperty("key").GetString().ShouldBe("test");
        answer.GetProperty("data").GetProperty("questions").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
        answer.GetProperty("errors")[0].GetProperty("message").GetString().ShouldBe("Query.questions needs the scope QUESTIONS_READ.");
    }

    [Fact]
    public async Task A_set_pins_its_questions_and_says_what_it_covers()
    {
        var set = await bank.Bench.OneAsync(Reader, """
            { questionSet(key: "developer-mid") { id name role { key } level current { id number minutes publishedAt questionSet { key }
                items { position minutes note question { key } revision { revision title rubric { anchors { behavior } } } }
                coverage { dimension { key } questions minutes raters target met } focus { key } } draft { id } versions { totalCount } } }
            """);

        var current = set.GetProperty("current");
        current.GetProperty("minutes").GetInt32().ShouldBe(45);
        current.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("revision").GetProperty("title").GetString())
            .ShouldBe(["A queue that grew", "The second store"]);
        current.GetProperty("coverage").EnumerateArray().Select(item => $"{item.GetProperty("dimension").GetProperty("key")} {item.GetProperty("questions")} {item.GetProperty("met")}")
            .ShouldBe(["ownership 1 False", "trade-offs 2 True"]);
        set.GetProperty("draft").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public async Task Nodes_are_found_by_id_in_the_order_asked_and_null_where_there_is_none()
    {
        var ids = await bank.Bench.DataAsync(Reader, """{ question(key: "the-second-store") { id } role(key: "developer") { id } dimension(key: "ownership") { id } }""");
        string Id(string field) => ids.GetProperty(field).GetProperty("id").GetString()!;

        var nodes = await bank.Bench.OneAsync(
            Reader,
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id } }",
            new { ids = new[] { Id("role"), "garbage", Id("question"), Id("dimension"), Id("role") } });

        nodes.EnumerateArray().Select(node => node.ValueKind == System.Text.Json.JsonValueKind.Null ? null : node.GetProperty("__typename").GetString())
            .ShouldBe(["Role", null, "Question", "Dimension", "Role"]);
    }

    private async Task<List<string?>> TitlesAsync(Viewer viewer, string query) =>
        [.. (await bank.Bench.OneAsync(viewer, query)).GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("title").GetString())];
}

/// <summary>One database for tests that only read.</summary>
public sealed class BankOfQuestions : IAsyncLifetime
{
    internal Workbench Bench { get; private set; } = null!;

    public async Task InitializeAsync() => Bench = await Workbench.StartAsync();

    public async Task DisposeAsync() => await Bench.DisposeAsync();
}
