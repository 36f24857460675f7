using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// A field of the subscription root: opens a stream of events, and completes one event at a time as the field's value.
/// </summary>
internal abstract class SubscriptionResolver : FieldResolver
{
    public sealed override Type? ParentType => null;

    public abstract IAsyncEnumerable<object?> Open(FieldContext context);

    protected static async IAsyncEnumerable<object?> Events<TEvent>(
        IAsyncEnumerable<TEvent> events, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var item in events.WithCancellation(cancellationToken))
            yield return item;
    }
}

internal sealed class SubscriptionResolver<TEvent>(Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe) : SubscriptionResolver
{
    public override Type ResultType => typeof(TEvent);

    public override IAsyncEnumerable<object?> Open(FieldContext context) => Events(subscribe(context), context.CancellationToken);

    public override ValueTask<Column> ResolveAsync(FieldContext context) =>
        ValueTask.FromResult(Complete(context, [(TEvent)context.Execution.Event!]));
}

/// <summary>Events that say where to look: what is found there, in the services of the event's own run, is the field's value.</summary>
internal sealed class SubscriptionResolver<TEvent, TResult>(
    Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe, Func<FieldContext, TEvent, ValueTask<TResult?>> resolve) : SubscriptionResolver
    where TResult : class
{
    public override Type ResultType => typeof(TResult);

    public override IAsyncEnumerable<object?> Open(FieldContext context) => Events(subscribe(context), context.CancellationToken);

    public override async ValueTask<Column> ResolveAsync(FieldContext context)
    {
        var result = await resolve(context, (TEvent)context.Execution.Event!);
        if (result is null) context.Execution.PassOverEvent();
        return Complete(context, [result!]);
    }
}
