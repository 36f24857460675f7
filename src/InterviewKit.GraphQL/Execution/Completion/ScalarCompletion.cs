using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution.Completion;

/// <summary>Custom scalars: their form is computed here, where it can still fail, and only written later.</summary>
/// <typeparam name="T">The resolver's CLR type, perhaps nullable.</typeparam>
/// <typeparam name="TForm">What is kept until it is written: a string, or JSON.</typeparam>
internal sealed class ScalarCompletion<T, TForm>(Func<T, TForm> serialize, LeafFormat<TForm> format) : ValueCompletion<T>
{
    public override Column Complete(FieldContext context, T[] values, Placement placement)
    {
        var forms = new TForm[values.Length];
        var column = new LeafColumn<TForm>(forms, format, IsNonNull, placement);
        context.Execution.Add(column);
        for (var i = 0; i < values.Length; i++)
        {
            if (IsMissing(context, column, values[i], i)) continue;
            try
            {
                forms[i] = serialize(values[i]);
            }
            catch (FormatException exception)
            {
                Refuse(context, column, i, new GraphQLError(exception.Message, ExecutionErrorCodes.Internal));
            }
        }

        return column;
    }
}
