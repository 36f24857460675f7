namespace InterviewKit.GraphQL.Execution;

/// <summary>A resolver as it was bound, with the CLR types that the binding checks against the SDL.</summary>
internal abstract class FieldResolver
{
    /// <summary>The CLR type of the parents; null for fields of a root operation type.</summary>
    public abstract Type? ParentType { get; }

    public abstract Type ResultType { get; }
}

internal sealed class PropertyResolver<TParent, TResult>(Func<TParent, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    internal Func<TParent, TResult> Resolve { get; } = resolve;
}

internal sealed class ParentResolver<TParent, TResult>(Func<TParent, FieldContext, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    internal Func<TParent, FieldContext, TResult> Resolve { get; } = resolve;
}

internal sealed class BatchFieldResolver<TParent, TResult>(BatchResolver<TParent, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    internal BatchResolver<TParent, TResult> Resolve { get; } = resolve;
}

internal sealed class RootFieldResolver<TResult>(Func<FieldContext, ValueTask<TResult>> resolve) : FieldResolver
{
    public override Type? ParentType => null;

    public override Type ResultType => typeof(TResult);

    internal Func<FieldContext, ValueTask<TResult>> Resolve { get; } = resolve;
}

internal sealed class SubscriptionResolver<TEvent>(Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe) : FieldResolver
{
    public override Type? ParentType => null;

    public override Type ResultType => typeof(TEvent);

    internal Func<FieldContext, IAsyncEnumerable<TEvent>> Subscribe { get; } = subscribe;
}
