using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// The arguments of a plan's fields for one request: those that depend on its variables are coerced when they are first asked
/// for, and kept.
/// </summary>
internal sealed class RequestArguments(OperationPlan plan, CoercedVariables variables)
{
    private readonly (ArgumentSet? Set, GraphQLError? Error)[] read =
        plan.HasVariableArguments ? new (ArgumentSet?, GraphQLError?)[plan.FieldCount] : [];

    /// <summary>The arguments; null where the variables do not fit them.</summary>
    public ArgumentSet? Of(FieldPlan field, out GraphQLError? error)
    {
        error = null;
        if (field.Arguments is { } constant) return constant;

        ref var known = ref read[field.Id];
        if (known.Set is null && known.Error is null)
        {
            known.Set = ArgumentReading.Read(field.Field.Arguments, field.Nodes[0], variables, out var problem);
            known.Error = problem;
        }

        error = known.Error;
        return known.Set;
    }
}
