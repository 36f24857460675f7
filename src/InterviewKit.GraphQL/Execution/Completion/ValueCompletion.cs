using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>
/// Turns a resolver's values into a column of the response (section 6.4.3, <c>CompleteValue</c>), for one pair of GraphQL type
/// and CLR type. Made when the schema is built; has no state.
/// </summary>
internal abstract class ValueCompletion
{
    /// <summary>Whether the GraphQL type excludes null.</summary>
    public bool IsNonNull { get; set; }
}

internal abstract class ValueCompletion<T> : ValueCompletion
{
    /// <summary>Adds a column of the values to the execution. Errors are recorded there, at the column's positions.</summary>
    public abstract Column Complete(FieldContext context, T[] values, Placement placement);

    /// <summary>
    /// Whether the position is null, recording the error for it: the one that the resolver gave by <see
    /// cref="FieldContext.Fail"/>, or that a null is not allowed.
    /// </summary>
    protected bool IsMissing(FieldContext context, Column column, T value, int index)
    {
        if (context.Failures is { } failures && column.Placement.IsField && failures[index] is { } failure)
        {
            column.SetNull(index);
            context.Execution.AddError(context.Plan, column, index, failure);
            return true;
        }

        if (value is not null) return false;
        column.SetNull(index);
        if (IsNonNull)
            context.Execution.AddError(context.Plan, column, index, context.Plan.Field.NullError);
        return true;
    }

    /// <summary>Nulls a position whose value does not fit its type.</summary>
    protected static void Refuse(FieldContext context, Column column, int index, GraphQLError error)
    {
        column.SetNull(index);
        context.Execution.AddError(context.Plan, column, index, error);
    }

    /// <summary>Nulls a position whose value is a programmer's error: what is wrong goes to the log, not to the client.</summary>
    protected static void RefuseFault(FieldContext context, Column column, int index, string problem) =>
        Refuse(context, column, index, context.Execution.ErrorOf(new InvalidOperationException(problem), context));
}
