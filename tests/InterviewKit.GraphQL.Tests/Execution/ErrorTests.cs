namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class ErrorTests : LibraryTests
{
    [Fact]
    public async Task A_failing_parent_is_null_with_an_error_and_the_others_are_answered()
    {
        var result = await ExecuteAsync("""{ books { f: fragile } }""");

        result.ToJson().ShouldEndWith("""{"books":[{"f":null},{"f":"whole"},{"f":null},{"f":"whole"}]}}""");
        result.Errors.Select(error => error.Path!.ToString()).ShouldBe(["books[0].f", "books[2].f"]);
        result.Errors[0].Locations.ShouldHaveSingleItem().ShouldBe(new SourceLocation(1, 11));
    }

    [Fact]
    public async Task An_unexpected_exception_is_answered_without_its_detail()
    {
        var result = await ExecuteAsync("""{ broken }""");

        result.ToJson().ShouldBe(
            """{"errors":[{"message":"The server failed to answer this field.","locations":[{"line":1,"column":3}],"path":["broken"],"extensions":{"code":"INTERNAL","requestId":"request-7"}}],"data":{"broken":null}}""");
    }

    [Fact]
    public async Task A_known_exception_is_mapped_by_the_host()
    {
        Options.MapException = static (exception, context) => new GraphQLError($"{context.Coordinate} is away", "UNAVAILABLE");
        var error = (await ExecuteAsync("""{ broken }""")).Errors.ShouldHaveSingleItem();
        (error.Message, error.Code).ShouldBe(("Query.broken is away", "UNAVAILABLE"));
    }

    [Fact]
    public async Task A_null_where_none_is_allowed_nulls_the_nearest_nullable_around_it()
    {
        var result = await ExecuteAsync("""{ named { name } page { nodes { strict id } } ok: __typename }""");

        result.ToJson().ShouldEndWith("""],"data":null}""");
        var error = result.Errors.ShouldHaveSingleItem();
        error.Path!.ToString().ShouldBe("page.nodes[2].strict");
        error.Message.ShouldBe("Cannot return null for the non-nullable field \"Book.strict\" of type \"String!\".");
    }

    [Fact]
    public Task A_null_stops_at_a_nullable_item_of_a_list() => ExpectAsync(
        """{ things { ... on Book { id author { name } strict } } wide(first: 3) { strict } }""",
        """
        {"errors":[{"message":"Loan needs ReadLoans.","locations":[{"line":1,"column":3}],"path":["things",5],"extensions":{"code":"FORBIDDEN"}},
          {"message":"Cannot return null for the non-nullable field \"Book.strict\" of type \"String!\".","locations":[{"line":1,"column":73}],"path":["wide",2,"strict"],"extensions":{"code":"INTERNAL"}}],
         "data":{"things":[{"id":"b1","author":{"name":"Jane Austen"},"strict":"ok"},{},null,{},{"id":"b2","author":{"name":"Jane Austen"},"strict":"ok"},null],"wide":null}}
        """);

    [Fact]
    public async Task Errors_inside_what_was_nulled_are_left_out_but_for_the_one_that_nulled_it()
    {
        var result = await ExecuteAsync("""{ wide(first: 3) { fragile strict } }""");

        result.ToJson().ShouldEndWith("""],"data":{"wide":null}}""");
        result.Errors.ShouldHaveSingleItem().Path!.ToString().ShouldBe("wide[2].strict");
    }

    [Fact]
    public async Task A_null_at_the_root_nulls_the_data()
    {
        var result = await ExecuteAsync("""{ required broken }""");
        result.ToJson().ShouldEndWith("""],"data":null}""");
        result.Kind.ShouldBe(ExecutionResultKind.Executed);
        result.Errors.ShouldHaveSingleItem().Path!.ToString().ShouldBe("required");
    }

    [Fact]
    public async Task Merged_fields_report_all_their_places()
    {
        var result = await ExecuteAsync("{ broken\nbroken }");
        result.Errors.ShouldHaveSingleItem().Locations.ShouldBe([new SourceLocation(1, 3), new SourceLocation(2, 1)]);
    }

    [Fact]
    public async Task Errors_are_capped()
    {
        Options.MaxErrors = 1;
        (await ExecuteAsync("""{ books { fragile } }""")).Errors.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("2147483647", "2147483647")]
    [InlineData("-2147483648", "-2147483648")]
    [InlineData("2147483648", "null")]
    public async Task Int_has_32_bits(string value, string answer)
    {
        var result = await ExecuteAsync("query ($v: String!) { limits(value: $v) }", $$"""{"v":"{{value}}"}""");
        result.ToJson().ShouldEndWith("\"data\":{\"limits\":" + answer + "}}");
        if (answer == "null") result.Errors.ShouldHaveSingleItem().Message.ShouldBe("Int cannot represent 2147483648: it has 32 bits.");
    }

    [Theory]
    [InlineData("1.5", "1.5")]
    [InlineData("NaN", "null")]
    [InlineData("Infinity", "null")]
    public async Task Float_is_finite(string value, string answer)
    {
        var result = await ExecuteAsync("query ($v: String!) { float(value: $v) }", $$"""{"v":"{{value}}"}""");
        result.ToJson().ShouldEndWith("\"data\":{\"float\":" + answer + "}}");
    }

    [Fact]
    public async Task An_operation_that_takes_too_long_is_stopped()
    {
        Options.ExecutionTimeLimit = TimeSpan.FromMilliseconds(20);
        var result = await ExecuteAsync("""{ slow }""");
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe("EXECUTION_TIMEOUT");
        result.ToJson().ShouldEndWith("""],"data":null}""");
    }

    [Fact]
    public async Task A_client_that_leaves_ends_the_operation()
    {
        using var leaving = new CancellationTokenSource();
        var running = Executor.ExecuteAsync(new GraphQLRequest("{ slow }"), Services.None, leaving.Token).AsTask();
        await leaving.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(running);
    }

    [Fact]
    public async Task An_error_of_a_field_that_many_were_merged_into_names_the_first_ten_places()
    {
        var result = await ExecuteAsync($"{{ {string.Concat(Enumerable.Repeat("broken ", 500))} }}");
        result.Errors.ShouldHaveSingleItem().Locations.Select(static location => location.Column).ShouldBe(Enumerable.Range(0, 10).Select(static i => 3 + (i * 7)));
    }
}
