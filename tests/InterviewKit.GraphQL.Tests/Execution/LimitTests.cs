using System.Text;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class LimitTests : LibraryTests
{
    [Fact]
    public async Task Depth_is_limited_and_the_error_names_limit_value_and_coordinate()
    {
        Options.MaxDepth = 3;
        (await ExecuteAsync("""{ books { author { name } } }""")).Kind.ShouldBe(ExecutionResultKind.Executed);

        var error = await RefusalAsync("""{ books { author { mentor { name } } } }""");
        error.Message.ShouldBe("Fields nest deeper than 3 levels at \"Author.name\".");
        error.Code.ShouldBe("LIMIT_EXCEEDED");
        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["limit"] = "MaxDepth", ["value"] = 3.0, ["coordinate"] = "Author.name" }, ignoreOrder: true);
        error.Locations.ShouldBe([new SourceLocation(1, 29)]);
    }

    [Fact]
    public async Task Depth_counts_through_fragments_that_were_planned_before()
    {
        Options.MaxDepth = 4;
        var error = await RefusalAsync("""{ author(id: "a1") { a: mentor { ...F } mentor { mentor { ...F } } } } fragment F on Author { mentor { name } }""");
        error.Message.ShouldBe("Fields nest deeper than 4 levels at \"Author\".");
    }

    [Fact]
    public async Task Twice_twenty_levels_of_fragments_are_planned_as_fast_as_they_are_read()
    {
        var document = new StringBuilder("{ ...F0 } ");
        for (var i = 0; i < 20; i++)
            document.Append($"fragment F{i} on Query {{ ...F{i + 1} ...F{i + 1} }} ");
        document.Append("fragment F20 on Query { __typename }");

        await ExpectAsync(document.ToString(), """{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task Fields_that_double_with_each_fragment_are_priced_without_being_unfolded()
    {
        var document = new StringBuilder("""{ author(id: "a1") { ...F0 } } """);
        for (var i = 0; i < 17; i++)
            document.Append($"fragment F{i} on Author {{ a: mentor {{ ...F{i + 1} }} b: mentor {{ ...F{i + 1} }} }} ");
        document.Append("fragment F17 on Author { name }");

        var error = await RefusalAsync(document.ToString());
        error.Extensions!["limit"].ShouldBe("MaxFieldCost");
        error.Message.ShouldBe("The operation's field cost is 262,143, most of it at \"Query.author\"; at most 10,000 is allowed.");
    }

    [Fact]
    public async Task Aliases_are_limited()
    {
        var document = "{" + string.Concat(Enumerable.Range(0, 51).Select(static i => $" a{i}: __typename")) + " }";
        (await RefusalAsync(document)).Message.ShouldBe("The document has 51 aliases; at most 50 are allowed.");
    }

    [Fact]
    public async Task Root_fields_are_limited_over_all_fragments()
    {
        Options.MaxRootFields = 3;
        (await RefusalAsync("""{ a: __typename ...F } fragment F on Query { b: __typename c: __typename ... { d: __typename } }""")).Message
            .ShouldBe("The operation has 4 root fields; at most 3 are allowed.");
    }

    [Fact]
    public async Task Directives_are_limited_and_answered_with_one_error()
    {
        var document = "{ __typename " + string.Concat(Enumerable.Repeat("@nope ", 51)) + "}";
        (await RefusalAsync(document)).Message.ShouldBe("The document uses 51 directives; at most 50 are allowed.");
    }

    [Fact]
    public async Task Fields_that_have_to_be_compared_for_merging_are_limited()
    {
        Options.MaxMergedFields = 100;
        var document = new StringBuilder("""{ author(id: "a1") { ...F0 } } """);
        for (var i = 0; i < 15; i++)
            document.Append($"fragment F{i} on Author {{ ...F{i + 1} mentor {{ ...F{i + 1} }} }} ");
        document.Append("fragment F15 on Author { name }");

        var error = await RefusalAsync(document.ToString());
        error.Message.ShouldEndWith("more than the limit MaxMergedFields of 100.");
        error.Code.ShouldBe("LIMIT_EXCEEDED");
        error.Extensions!["limit"].ShouldBe("MaxMergedFields");
        error.Extensions["value"].ShouldBe(100);
    }

    [Fact]
    public async Task Tokens_and_bytes_of_a_document_are_limited()
    {
        Options.MaxTokens = 10;
        Options.MaxDocumentBytes = 100;
        (await RefusalAsync("{ a b c d e f g h i }")).Code.ShouldBe("LIMIT_EXCEEDED");
        (await RefusalAsync("{ a #" + new string('x', 100) + "\n }")).Code.ShouldBe("LIMIT_EXCEEDED");
    }

    [Theory]
    [InlineData("""{ page(first: 6000) { nodes { id author { id } } } }""", null)]
    [InlineData("""query ($n: Int) { page(first: $n) { nodes { id author { id } } } }""", """{"n":6000}""")]
    public async Task Cost_counts_the_items_that_are_asked_for(string document, string? variables)
    {
        (await RefusalAsync(document, variables)).Message.ShouldBe(
            "The operation's type cost is 12,001, most of it at \"Query.page\"; at most 10,000 is allowed.");
    }

    [Fact]
    public async Task Cost_assumes_a_size_where_none_is_asked_for()
    {
        Options.MaxTypeCost = 10;
        (await RefusalAsync("""{ page { nodes { author { id } } } }""")).Message.ShouldContain("type cost is 11,");
    }

    [Fact]
    public async Task A_fields_own_weight_counts()
    {
        (await ExecuteAsync("""{ dear }""")).Kind.ShouldBe(ExecutionResultKind.Executed);
        (await RefusalAsync("""{ dear again: dear }""")).Message.ShouldContain("field cost is 19,999,");
    }

    [Theory]
    [InlineData("""{ books(filter: {titles: ["x"]}) { id } }""", null)]
    [InlineData("""query ($f: BookFilter) { books(filter: $f) { id } }""", """{"f":{"titles":["x"]}}""")]
    public async Task Arguments_and_input_fields_have_weights_of_their_own(string document, string? variables)
    {
        Options.MaxFieldCost = 4;
        (await ExecuteAsync("""{ books(filter: {genre: NOVEL}) { id } }""")).Kind.ShouldBe(ExecutionResultKind.Executed);
        (await RefusalAsync(document, variables)).Message.ShouldContain("field cost is 74, most of it at \"Query.books\"");
    }

    [Theory]
    [InlineData("""{ wide { id } }""", 0)]
    [InlineData("""{ wide(first: 1, last: 1) { id } }""", 2)]
    public async Task A_list_may_demand_exactly_one_size(string document, int found) => (await RefusalAsync(document)).Message
        .ShouldBe($"\"Query.wide\" needs exactly one of \"first\", \"last\" to say how many items are wanted; found {found}.");

    [Fact]
    public async Task Variables_are_limited_in_bytes_and_lists_in_items()
    {
        Options.MaxVariablesBytes = 100;
        Options.MaxInputListItems = 3;
        (await RefusalAsync("query ($s: String) { echo(string: $s) }", $$"""{"s":"{{new string('x', 100)}}"}""")).Message
            .ShouldBe("The variables take 108 bytes; at most 100 are allowed.");
        (await RefusalAsync("query ($l: [Int!]) { echo(list: $l) }", """{"l":[1,2,3,4]}""")).Code.ShouldBe("LIMIT_EXCEEDED");
        (await RefusalAsync("{ echo(list: [1,2,3,4]) }")).Code.ShouldBe("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Introspection_has_a_depth_of_its_own()
    {
        Options.MaxDepth = 2;
        (await ExecuteAsync("""{ __schema { types { fields { type { ofType { ofType { name } } } } } } }""")).Errors.ShouldBeEmpty();
        (await RefusalAsync("""{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }""")).Message
            .ShouldBe("Lists of introspection nest deeper than 2 levels at \"__Type.fields\".");
    }

    [Fact]
    public async Task Documents_are_kept_up_to_their_number_and_the_asked_for_stay()
    {
        Options.PlanCacheMaxDocuments = 3;
        for (var i = 0; i < 20; i++)
        {
            await ExecuteAsync("{ __typename }");
            await ExecuteAsync($"{{ a{i}: __typename }}");
        }

        Executor.Preparation.Cache.Count.ShouldBe(3);
        Executor.Preparation.Cache.Find("{ __typename }").ShouldNotBeNull();
    }

    [Fact]
    public async Task Documents_are_kept_up_to_their_bytes()
    {
        Options.PlanCacheMaxBytes = 10_000;
        for (var i = 0; i < 20; i++)
            await ExecuteAsync($"{{ a{i}: __typename }}");
        Executor.Preparation.Cache.Bytes.ShouldBeInRange(1, 10_000);
    }

    [Fact]
    public async Task Plans_count_among_the_bytes_that_are_kept()
    {
        await ExecuteAsync("query ($a: Boolean!) { books { id @include(if: $a) } }", """{"a":true}""");
        var one = Executor.Preparation.Cache.Bytes;
        await ExecuteAsync("query ($a: Boolean!) { books { id @include(if: $a) } }", """{"a":false}""");
        Executor.Preparation.Cache.Bytes.ShouldBeGreaterThan(one + 500);
        await ExecuteAsync("query ($a: Boolean!) { books { id @include(if: $a) } }", """{"a":false}""");
        Executor.Preparation.Cache.Bytes.ShouldBeLessThan(one * 2);
    }

    [Fact]
    public async Task Invalid_documents_are_not_kept()
    {
        await ExecuteAsync("{ nope }");
        Executor.Preparation.Cache.Count.ShouldBe(0);
    }
}
