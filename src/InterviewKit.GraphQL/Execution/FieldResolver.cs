using InterviewKit.GraphQL.Execution.Columns;
using InterviewKit.GraphQL.Execution.Completion;

namespace InterviewKit.GraphQL.Execution;

/// <summary>A resolver as it was bound, with the CLR types that the binding checks against the SDL.</summary>
internal abstract class FieldResolver
{
    /// <summary>The CLR type of the parents; null for fields of a root operation type.</summary>
    public abstract Type? ParentType { get; }

    /// <summary>The CLR type of one parent's value.</summary>
    public abstract Type ResultType { get; }

    /// <summary>Resolves the field for all its parents and adds its column to the execution.</summary>
    public abstract ValueTask<Column> ResolveAsync(FieldContext context);

    protected static Column Complete<TResult>(FieldContext context, TResult[] values) =>
        ((ValueCompletion<TResult>)context.Plan.Field.Completion).Complete(context, values, Placement.OfField(context.Parents, context.Plan));
}

/// <summary>A function of one parent.</summary>
internal sealed class PropertyResolver<TParent, TResult>(Func<TParent, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(FieldContext context)
    {
        var parents = ((Rows<TParent>)context.Parents).Items;
        var values = new TResult[parents.Length];
        for (var i = 0; i < parents.Length; i++)
        {
            try
            {
                values[i] = resolve(parents[i]);
            }
            catch (Exception exception) when (context.TryFail(i, exception))
            {
            }
        }

        return ValueTask.FromResult(Complete(context, values));
    }
}

/// <summary>A function of one parent and the field's arguments.</summary>
internal sealed class ParentResolver<TParent, TResult>(Func<TParent, FieldContext, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    public override ValueTask<Column> ResolveAsync(FieldContext context)
    {
        var parents = ((Rows<TParent>)context.Parents).Items;
        var values = new TResult[parents.Length];
        for (var i = 0; i < parents.Length; i++)
        {
            try
            {
                values[i] = resolve(parents[i], context);
            }
            catch (Exception exception) when (context.TryFail(i, exception))
            {
            }
        }

        return ValueTask.FromResult(Complete(context, values));
    }
}

/// <summary>A function of all parents.</summary>
internal sealed class BatchFieldResolver<TParent, TResult>(BatchResolver<TParent, TResult> resolve) : FieldResolver
{
    public override Type ParentType => typeof(TParent);

    public override Type ResultType => typeof(TResult);

    public override async ValueTask<Column> ResolveAsync(FieldContext context)
    {
        var parents = ((Rows<TParent>)context.Parents).Items;
        var results = await resolve(parents, context);
        if (results is null || results.Count != parents.Length)
        {
            var found = results is null ? "null" : $"{results.Count}";
            throw new InvalidOperationException(
                $"The resolver of \"{context.Coordinate}\" answered {found} for {parents.Length} parents; it has to answer one value for each.");
        }

        return Complete(context, ToArray(results));
    }

    private static TResult[] ToArray(IReadOnlyList<TResult> results)
    {
        if (results is TResult[] array && array.GetType() == typeof(TResult[])) return array;
        var values = new TResult[results.Count];
        if (results is ICollection<TResult> collection) collection.CopyTo(values, 0);
        else
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = results[i];
        }

        return values;
    }
}

/// <summary>A function of the arguments alone.</summary>
internal sealed class RootFieldResolver<TResult>(Func<FieldContext, ValueTask<TResult>> resolve) : FieldResolver
{
    public override Type? ParentType => null;

    public override Type ResultType => typeof(TResult);

    public override async ValueTask<Column> ResolveAsync(FieldContext context) => Complete(context, [await resolve(context)]);
}
