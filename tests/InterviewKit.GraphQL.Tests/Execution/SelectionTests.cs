namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class SelectionTests : LibraryTests
{
    [Fact]
    public Task Fields_stand_in_the_order_of_the_document() => ExpectAsync(
        """{ books(first: 2) { title id pages } }""",
        """{"data":{"books":[{"title":"Emma","id":"b1","pages":474},{"title":"Persuasion","id":"b2","pages":null}]}}""");

    [Fact]
    public Task Fields_are_answered_under_their_alias() => ExpectAsync(
        """{ __proto__: books(first: 1) { GetType: title toString: id } }""",
        """{"data":{"__proto__":[{"GetType":"Emma","toString":"b1"}]}}""");

    [Fact]
    public Task Fields_with_one_response_name_are_merged_where_they_stand_first() => ExpectAsync(
        """{ books(first: 1) { id author { id } title } books(first: 1) { pages author { name } } }""",
        """{"data":{"books":[{"id":"b1","author":{"id":"a1","name":"Jane Austen"},"title":"Emma","pages":474}]}}""");

    [Fact]
    public Task Fragments_are_spread_in_place() => ExpectAsync(
        """
        { books(first: 1) { id ...Facts ... on Book { genre } ... { rating } } }
        fragment Facts on Book { title ...Deep }
        fragment Deep on Node { same: id }
        """,
        """{"data":{"books":[{"id":"b1","title":"Emma","same":"b1","genre":"NOVEL","rating":4.5}]}}""");

    [Fact]
    public Task A_skipped_spread_does_not_hide_a_later_one() => ExpectAsync(
        """{ books(first: 1) { ...F @skip(if: true) id ...F } } fragment F on Book { title }""",
        """{"data":{"books":[{"id":"b1","title":"Emma"}]}}""");

    [Theory]
    [InlineData("""{"yes":true}""", """{"books":[{"id":"b1"}]}""")]
    [InlineData("""{"yes":false}""", """{"books":[{"title":"Emma"}]}""")]
    public Task Skip_and_include_follow_variables(string variables, string data) => ExpectAsync(
        """query ($yes: Boolean!) { books(first: 1) { id @include(if: $yes) title @skip(if: $yes) } }""",
        $$"""{"data":{{data}}}""",
        variables);

    [Fact]
    public async Task One_document_is_planned_for_each_choice_of_its_conditions()
    {
        const string Document = """query ($yes: Boolean!) { books(first: 1) { id title @include(if: $yes) } }""";
        for (var i = 0; i < 4; i++)
        {
            var result = await ExecuteAsync(Document, i % 2 == 0 ? """{"yes":true}""" : """{"yes":false}""");
            result.ToJson().Contains("Emma", StringComparison.Ordinal).ShouldBe(i % 2 == 0);
        }

        Executor.Preparation.Cache.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_condition_that_is_null_is_an_error_not_a_guess()
    {
        var error = await RefusalAsync("""query ($yes: Boolean = true) { books { id @include(if: $yes) } }""", """{"yes":null}""");
        error.Message.ShouldContain("\"$yes\"");
    }

    [Fact]
    public Task Abstract_types_are_answered_by_the_type_of_each_value() => ExpectAsync(
        """{ things { __typename ... on Book { title } ... on Named { name } ... on Shelf { tags } } }""",
        """
        {"errors":[{"message":"Loan needs ReadLoans.","locations":[{"line":1,"column":3}],"path":["things",5],"extensions":{"code":"FORBIDDEN"}}],
         "data":{"things":[{"__typename":"Book","title":"Emma"},{"__typename":"Author","name":"Jane Austen"},null,
          {"__typename":"Shelf","name":"Oak","tags":[["x",null],[],null]},{"__typename":"Book","title":"Persuasion"},null]}}
        """);

    [Fact]
    public Task An_interface_is_answered_by_its_implementations() => ExpectAsync(
        """{ named { name __typename ... on Author { born } } }""",
        """{"data":{"named":[{"name":"Oak","__typename":"Shelf"},{"name":"James Joyce","__typename":"Author","born":"1882-02-02"}]}}""");

    [Fact]
    public Task The_operation_name_picks_the_operation() => PickAsync("B", """{"data":{"b":"Query"}}""");

    [Fact]
    public async Task An_operation_has_to_be_named_where_there_are_several()
    {
        var error = await RefusalAsync("""query A { a: __typename } query B { b: __typename }""");
        error.Message.ShouldBe("""The document has 2 operations; "operationName" has to say which of "A", "B" is meant.""");
        error.Code.ShouldBe("OPERATION_RESOLUTION_FAILURE");
    }

    [Fact]
    public async Task An_unknown_operation_name_is_refused()
    {
        var result = await ExecuteAsync("""query A { a: __typename }""", operationName: "C");
        result.Errors.ShouldHaveSingleItem().Message.ShouldBe("""The document has no operation "C"; it has "A".""");
    }

    private async Task PickAsync(string name, string response) =>
        (await ExecuteAsync("""query A { a: __typename } query B { b: __typename }""", operationName: name)).ToJson().ShouldBe(response);

    [Fact]
    public async Task A_fragment_that_merged_fields_share_is_collected_once_and_where_it_stands_first()
    {
        var result = await ExecuteAsync("""{ books(first: 1) { ...F } books(first: 1) { pages ...F } } fragment F on Book { title fragile }""");

        result.ToJson().ShouldEndWith("""{"books":[{"title":"Emma","fragile":null,"pages":474}]}}""");
        result.Errors.ShouldHaveSingleItem().Locations.Count.ShouldBe(1);
    }
}
