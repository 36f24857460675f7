namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class BatchingTests : LibraryTests
{
    [Fact]
    public async Task Each_resolver_is_called_once_a_level_however_many_parents_there_are()
    {
        var result = await ExecuteAsync("""{ books { author { books { author { name } } } } }""");

        result.Errors.ShouldBeEmpty();
        Library.Calls("Query.books").ShouldBe(1);
        Library.Calls("Author.books").ShouldBe(1);
        Library.Calls("Book.author").ShouldBe(2);
    }

    [Fact]
    public async Task A_resolver_without_parents_is_not_called()
    {
        await ExpectAsync("""{ books(first: 0) { author { name } } }""", """{"data":{"books":[]}}""");
        Library.Calls("Book.author").ShouldBe(0);
    }

    [Fact]
    public Task Parents_without_a_value_are_left_out_of_the_next_level() => ExpectAsync(
        """{ books { author { mentor { name } } } }""",
        """{"data":{"books":[{"author":{"mentor":null}},{"author":{"mentor":null}},{"author":{"mentor":{"name":"Jane Austen"}}},{"author":null}]}}""");

    [Fact]
    public async Task A_wrong_number_of_answers_fails_the_field_by_name()
    {
        var schema = new SchemaBuilder()
            .AddSdl("type Query { items: [Item!]! } type Item { name: String other: String }", "items.graphql")
            .BindQuery(query => query.Field("items", _ => new[] { 1, 2, 3 }))
            .Bind<int>("Item", item => item
                .Batch("name", (_, _) => ValueTask.FromResult<IReadOnlyList<string>>(["one"]))
                .Field("other", number => $"n{number}"))
            .Build();
        Exception? logged = null;
        var executor = new GraphQLExecutor(schema, new GraphQLOptions
        {
            MapException = (exception, context) =>
            {
                logged = exception;
                return new GraphQLError(context.Coordinate);
            },
        });

        var result = await executor.ExecuteAsync(new GraphQLRequest("{ items { name other } }"), Services.None, CancellationToken.None);

        logged.ShouldNotBeNull().Message.ShouldContain("\"Item.name\" answered 1 for 3 parents");
        result.Errors.Count.ShouldBe(3);
        result.ToJson().ShouldEndWith("""{"items":[{"name":null,"other":"n1"},{"name":null,"other":"n2"},{"name":null,"other":"n3"}]}}""");
    }

    [Fact]
    public Task A_resolver_can_ask_what_is_selected() => ExpectAsync(
        """{ with: page { total } without: page { nodes { id } } }""",
        """{"data":{"with":{"total":4},"without":{"nodes":[{"id":"b1"},{"id":"b2"},{"id":"b3"},{"id":"b4"}]}}}""");
}
