namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class GuardTests : LibraryTests
{
    [Fact]
    public async Task A_guarded_field_is_null_with_an_error_at_each_parent_and_its_resolver_is_not_called()
    {
        var result = await ExecuteAsync("""{ books(first: 2) { loans { by } } }""");

        result.ToJson().ShouldEndWith("""{"books":[{"loans":null},{"loans":null}]}}""");
        result.Errors.Select(error => (error.Path!.ToString(), error.Code)).ShouldBe([("books[0].loans", "FORBIDDEN"), ("books[1].loans", "FORBIDDEN")]);
        Library.Calls("Book.loans").ShouldBe(0);
    }

    [Fact]
    public async Task A_guard_is_asked_once_a_level()
    {
        Library.MayReadLoans = true;
        await ExpectAsync("""{ books(first: 2) { loans { by } } }""", """{"data":{"books":[{"loans":[{"by":"Ann"}]},{"loans":[{"by":"Ann"}]}]}}""");
        Library.GuardCalls.ShouldBe(2, "once for the field, once for the type that it returns");
    }

    [Fact]
    public async Task A_guard_on_a_type_holds_however_its_values_are_reached()
    {
        var result = await ExecuteAsync("""{ loan { by } }""");
        result.ToJson().ShouldEndWith("""{"loan":null}}""");
        result.Errors.ShouldHaveSingleItem().Message.ShouldBe("Loan needs ReadLoans.");
    }

    [Fact]
    public async Task A_guard_costs_nothing_where_its_field_is_not_selected()
    {
        await ExecuteAsync("""{ books { id } }""");
        Library.GuardCalls.ShouldBe(0);
    }
}
