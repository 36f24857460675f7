namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class MutationTests : LibraryTests
{
    [Fact]
    public Task Root_fields_run_one_after_the_other() => ExpectAsync(
        """mutation { a: add(title: "X") { id author { name } } one: count b: add(title: "Y") { id } two: count }""",
        """{"data":{"a":{"id":"b5","author":{"name":"Jane Austen"}},"one":5,"b":{"id":"b6"},"two":6}}""");

    [Fact]
    public async Task After_a_failure_that_nulls_the_data_nothing_more_is_run()
    {
        var result = await ExecuteAsync("""mutation { a: add(title: "X") { id } fail b: add(title: "Y") { id } }""");

        result.ToJson().ShouldBe(
            """{"errors":[{"message":"No more.","locations":[{"line":1,"column":38}],"path":["fail"],"extensions":{"code":"FULL"}}],"data":null}""");
        Library.Books.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_mutation_is_refused_where_the_request_allows_none()
    {
        var result = await ExecuteAsync("""mutation { count }""", allowMutation: false);
        result.IsMutationRefused.ShouldBeTrue();
        result.Errors.ShouldHaveSingleItem().Code.ShouldBe("MUTATION_NOT_ALLOWED");
    }
}
