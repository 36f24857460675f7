using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class EventHubTests
{
    private readonly EventHub<int> hub = new(queueMax: 3);

    [Fact]
    public async Task Each_subscriber_has_the_events_since_it_subscribed_in_their_order()
    {
        var early = hub.Subscribe(CancellationToken.None).GetAsyncEnumerator();
        hub.Publish(1);
        var late = hub.Subscribe(CancellationToken.None).GetAsyncEnumerator();
        hub.Publish(2);

        (await NextAsync(early)).ShouldBe(1);
        (await NextAsync(early)).ShouldBe(2);
        (await NextAsync(late)).ShouldBe(2);
        hub.Subscribers.ShouldBe(2);

        await early.DisposeAsync();
        await late.DisposeAsync();
        hub.Subscribers.ShouldBe(0);
    }

    [Fact]
    public async Task A_subscriber_whose_queue_is_full_ends_with_the_reason_and_the_others_go_on()
    {
        var slow = hub.Subscribe(CancellationToken.None).GetAsyncEnumerator();
        var quick = hub.Subscribe(CancellationToken.None).GetAsyncEnumerator();
        for (var i = 1; i <= 5; i++)
        {
            hub.Publish(i);
            (await NextAsync(quick)).ShouldBe(i);
        }

        hub.Subscribers.ShouldBe(1);
        for (var i = 1; i <= 3; i++) (await NextAsync(slow)).ShouldBe(i);
        var error = (await Should.ThrowAsync<GraphQLException>(async () => await slow.MoveNextAsync())).Error;
        error.Code.ShouldBe("SUBSCRIBER_TOO_SLOW");
        error.Message.ShouldBe("The subscriber was too slow: 3 events were waiting for it. Subscribe again, and read what was missed.");
    }

    [Fact]
    public async Task The_reason_reaches_the_client_as_the_end_of_its_subscription()
    {
        var schema = new SchemaBuilder()
            .AddSdl("type Query { a: Int } type Subscription { numbers: Int! }", "hub")
            .BindQuery(static query => query.Field("a", static _ => 1))
            .BindSubscription(subscription => subscription.Subscribe("numbers", context => hub.Subscribe(context.CancellationToken)))
            .Build();
        var executor = new GraphQLExecutor(schema, new GraphQLOptions());
        await using var results = executor
            .StreamAsync(new GraphQLRequest("subscription { numbers }"), static () => ValueTask.FromResult(Services.None.CreateAsyncScope()), CancellationToken.None)
            .GetAsyncEnumerator();

        var first = results.MoveNextAsync();
        for (var i = 1; i <= 6; i++) hub.Publish(i);

        (await first).ShouldBeTrue();
        var last = results.Current;
        while (await results.MoveNextAsync()) last = results.Current;
        last.Kind.ShouldBe(ExecutionResultKind.RequestError);
        last.Errors.ShouldHaveSingleItem().Code.ShouldBe("SUBSCRIBER_TOO_SLOW");
    }

    [Fact]
    public async Task A_subscriber_that_leaves_is_forgotten()
    {
        using var leaving = new CancellationTokenSource();
        var events = hub.Subscribe(leaving.Token).GetAsyncEnumerator();
        var waiting = events.MoveNextAsync();
        await leaving.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await waiting);
        hub.Subscribers.ShouldBe(0);
    }

    private static async Task<int> NextAsync(IAsyncEnumerator<int> events)
    {
        (await events.MoveNextAsync()).ShouldBeTrue();
        return events.Current;
    }
}
