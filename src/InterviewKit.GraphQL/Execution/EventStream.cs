using InterviewKit.GraphQL.Execution.Planning;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// The events behind the root field of a subscription (section 6.2.3, <c>CreateSourceEventStream</c>). What fails in the stream
/// ends it and is kept as <see cref="Failure"/>.
/// </summary>
internal sealed class EventStream(OperationExecution execution, FieldPlan field) : IAsyncDisposable
{
    private FieldContext? context;
    private IAsyncEnumerator<object?>? events;

    public object? Current => events!.Current;

    /// <summary>Why the stream ended; null while it runs and where it ended by itself.</summary>
    public GraphQLError? Failure { get; private set; }

    public async ValueTask<bool> MoveNextAsync()
    {
        if (context is null)
        {
            context = execution.RootFieldContext(field, out var error);
            if (error is not null) return Fail(error);
        }

        try
        {
            events ??= Open(context);
            return events is not null && await events.MoveNextAsync();
        }
        catch (Exception exception) when (!execution.IsCancellation(exception))
        {
            return Fail(execution.ErrorOf(exception, context));
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (events is null) return;
        GraphQLTelemetry.SubscriptionClosed();
        await events.DisposeAsync();
    }

    private IAsyncEnumerator<object?>? Open(FieldContext opening)
    {
        foreach (var guard in field.Field.Guards)
        {
            if (guard(opening) is not { } refusal) continue;
            Fail(refusal);
            return null;
        }

        var opened = ((SubscriptionResolver)field.Field.Resolver).Open(opening).GetAsyncEnumerator(opening.CancellationToken);
        GraphQLTelemetry.SubscriptionOpened();
        return opened;
    }

    private bool Fail(GraphQLError error)
    {
        Failure = error with { Locations = field.Locations(), Path = ResponsePath.Root(field.ResponseName) };
        return false;
    }
}
