using InterviewKit.GraphQL.Execution.Columns;

namespace InterviewKit.GraphQL.Execution;

/// <summary>Carries nulls up to the nearest nullable position (section 6.4.4, "Handling Execution Errors").</summary>
internal static class NullPropagation
{
    /// <summary>
    /// Columns are in the order of their creation, owners before what they own: one pass from the end to <paramref name="start"/>
    /// reaches every level.
    /// </summary>
    public static void Run(List<Column> columns, int start)
    {
        for (var i = columns.Count - 1; i >= start; i--)
        {
            var column = columns[i];
            if (!column.IsNonNull || !column.HasNulls || column.Placement.Owner is not { } owner) continue;
            for (var index = 0; index < column.Count; index++)
            {
                if (column.IsNull(index))
                    owner.SetNull(column.Placement.OwnerIndex(index));
            }
        }
    }

    /// <summary>
    /// The errors to report: where a position was nulled by what is inside it, the first error that reached it, and none of the
    /// others inside; so that the path of every error leads to a null that it explains.
    /// </summary>
    public static List<GraphQLError> Report(List<ExecutionError> errors, int max)
    {
        var reported = new List<GraphQLError>(Math.Min(errors.Count, max));
        HashSet<(Column, int)>? explained = null;
        foreach (var error in errors)
        {
            if (reported.Count == max) break;
            var reached = Reached(error);
            if (reached != Outermost(error)) continue;
            if (reached != (error.Column, error.Index) && !(explained ??= []).Add(reached)) continue;
            reported.Add(error.Error with
            {
                Locations = error.Field.Locations(),
                Path = error.Column.Placement.PathOf(error.Index),
            });
        }

        return reported;
    }

    /// <summary>The position at which the null of an error stops.</summary>
    private static (Column Column, int Index) Reached(in ExecutionError error)
    {
        var (column, index) = (error.Column, error.Index);
        while (column.IsNonNull && column.Placement.Owner is { } owner)
            (column, index) = (owner, column.Placement.OwnerIndex(index));
        return (column, index);
    }

    /// <summary>The outermost position around an error that is null: nothing inside it is in the response.</summary>
    private static (Column Column, int Index) Outermost(in ExecutionError error)
    {
        var (column, index) = (error.Column, error.Index);
        var outermost = (column, index);
        while (column.Placement.Owner is { } owner)
        {
            (column, index) = (owner, column.Placement.OwnerIndex(index));
            if (column.IsNull(index)) outermost = (column, index);
        }

        return outermost;
    }
}
