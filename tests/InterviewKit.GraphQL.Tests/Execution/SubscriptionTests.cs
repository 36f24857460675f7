using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class SubscriptionTests : LibraryTests
{
    [Fact]
    public async Task Each_event_is_one_execution_of_the_selection() => (await StreamAsync("""subscription { bookAdded { title author { name } } }""")).ShouldBe(
    [
        """{"data":{"bookAdded":{"title":"Emma","author":{"name":"Jane Austen"}}}}""",
        """{"data":{"bookAdded":{"title":"Persuasion","author":{"name":"Jane Austen"}}}}""",
        """{"data":{"bookAdded":{"title":"Dubliners","author":{"name":"James Joyce"}}}}""",
        """{"data":{"bookAdded":{"title":"Anonymous","author":null}}}""",
    ]);

    [Fact]
    public async Task An_event_that_is_none_for_the_client_is_passed_over() => (await StreamAsync("""subscription { bookAt { title } }""")).ShouldBe(
        ["""{"data":{"bookAt":{"title":"Persuasion"}}}""", """{"data":{"bookAt":{"title":"Anonymous"}}}"""]);

    [Fact]
    public async Task Arguments_reach_the_stream() => (await StreamAsync("""subscription { n: ticks(to: 3) }""")).ShouldBe(
        ["""{"data":{"n":1}}""", """{"data":{"n":2}}""", """{"data":{"n":3}}"""]);

    [Fact]
    public async Task A_guard_keeps_the_stream_from_being_opened() => (await StreamAsync("""subscription { guarded { by } }""")).ShouldBe(
        ["""{"errors":[{"message":"Subscription.guarded needs ReadLoans.","locations":[{"line":1,"column":16}],"path":["guarded"],"extensions":{"code":"FORBIDDEN"}}]}"""]);

    [Fact]
    public async Task A_stream_that_breaks_ends_with_an_error_without_detail() => (await StreamAsync("""subscription { breaks }""")).ShouldBe(
    [
        """{"data":{"breaks":1}}""",
        """{"errors":[{"message":"The server failed to answer this field.","locations":[{"line":1,"column":16}],"path":["breaks"],"extensions":{"code":"INTERNAL"}}]}""",
    ]);

    [Fact]
    public async Task A_query_is_a_stream_of_one_result() => (await StreamAsync("""{ __typename }""")).ShouldBe(["""{"data":{"__typename":"Query"}}"""]);

    [Fact]
    public async Task Every_event_has_a_scope_of_its_own()
    {
        var scopes = 0;
        await StreamAsync("""subscription { ticks(to: 3) }""", () => scopes++);
        scopes.ShouldBe(4, "one for the stream, one for each event");
    }

    [Fact]
    public async Task A_stream_is_closed_when_nobody_listens_any_more()
    {
        await foreach (var _ in Executor.StreamAsync(new GraphQLRequest("subscription { forever }"), CreateScope, CancellationToken.None))
        {
            Library.Streams.Value.ShouldBe(1);
            break;
        }

        Library.Streams.Value.ShouldBe(0);
    }

    [Fact]
    public async Task A_subscription_without_a_stream_is_refused() =>
        (await RefusalAsync("""subscription { ticks(to: 1) }""")).Message.ShouldStartWith("A subscription needs a stream");

    private static ValueTask<AsyncServiceScope> CreateScope() => ValueTask.FromResult(Services.None.CreateAsyncScope());

    private async Task<List<string>> StreamAsync(string document, Action? onScope = null)
    {
        var results = new List<string>();
        var stream = Executor.StreamAsync(
            new GraphQLRequest(document),
            () =>
            {
                onScope?.Invoke();
                return CreateScope();
            },
            CancellationToken.None);
        await foreach (var result in stream)
            results.Add(result.ToJson());
        return results;
    }
}
