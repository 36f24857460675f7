using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>Scalars and enums that are written from the CLR value itself.</summary>
internal sealed class LeafCompletion<T>(LeafFormat<T> format) : ValueCompletion<T>
{
    public override Column Complete(FieldContext context, T[] values, Placement placement)
    {
        var column = new LeafColumn<T>(values, format, IsNonNull, placement);
        context.Execution.Add(column);
        var check = format.NeedsCheck;
        for (var i = 0; i < values.Length; i++)
        {
            if (!IsMissing(context, column, values[i], i) && check && format.Problem(values[i]) is { } problem)
                Refuse(context, column, i, new GraphQLError(problem, ExecutionErrorCodes.Internal));
        }

        return column;
    }
}
