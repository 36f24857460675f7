using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// An operation made ready to execute, for one choice of its <c>@skip</c> and <c>@include</c> conditions. Immutable and shared.
/// </summary>
/// <param name="Operation">The operation of the document.</param>
/// <param name="Root">The fields of the root.</param>
/// <param name="FieldCount">How many fields the plan has.</param>
/// <param name="HasVariableArguments">Whether some field's arguments depend on variables.</param>
internal sealed record OperationPlan(OperationDefinitionNode Operation, SelectionPlan Root, int FieldCount, bool HasVariableArguments)
{
    /// <summary>What the plan takes: a few objects and arrays for each field.</summary>
    public long EstimatedBytes => 512 + (320L * FieldCount);

    /// <summary>The cost where it is the same for every request; null where it depends on variables.</summary>
    public OperationCost? Cost { get; init; }
}
