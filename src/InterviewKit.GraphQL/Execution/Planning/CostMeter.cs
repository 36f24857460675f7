using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// Measures an operation before it runs, after the cost directives' specification: a field costs its weight plus, times the size
/// of its list, what its selection costs. Each field of the plan is measured once, however many ways lead to it; recursion is as
/// deep as fields nest.
/// </summary>
internal sealed class CostMeter
{
    private readonly Func<FieldPlan, ArgumentSet?> argumentsOf;
    private readonly (double Field, double Type)?[] selectionCosts;
    private GraphQLError? error;

    private CostMeter(int fieldCount, Func<FieldPlan, ArgumentSet?> argumentsOf)
    {
        this.argumentsOf = argumentsOf;
        selectionCosts = new (double Field, double Type)?[fieldCount];
    }

    /// <param name="plan">The operation.</param>
    /// <param name="argumentsOf">
    /// The arguments of a field; null where they cannot be coerced, which the execution reports.
    /// </param>
    public static (OperationCost? Cost, GraphQLError? Error) Measure(OperationPlan plan, Func<FieldPlan, ArgumentSet?> argumentsOf)
    {
        var meter = new CostMeter(plan.FieldCount, argumentsOf);
        double field = 0, type = 0, greatest = -1;
        var costliest = plan.Root.Type.Definition.Name;
        foreach (var root in plan.Root.Fields)
        {
            var cost = meter.FieldCost(root, null);
            field += cost.Field;
            type += cost.Type;
            if (cost.Field + cost.Type <= greatest || root.IsTypename) continue;
            greatest = cost.Field + cost.Type;
            costliest = root.Field.Definition.Coordinate;
        }

        return meter.error is null ? (new OperationCost(field, type, costliest), null) : (null, meter.error);
    }

    private (double Field, double Type) FieldCost(FieldPlan plan, int? sizeFromParent)
    {
        if (plan.IsTypename || plan.Field.Definition.DeclaringType?.IsBuiltIn != false) return default;
        var cost = plan.Field.Cost;
        var arguments = argumentsOf(plan);
        var isSized = cost.SizedFields.Length > 0;
        var size = sizeFromParent ?? (isSized ? 1 : SizeOf(plan, arguments) ?? 1);
        var selection = SelectionCost(plan, isSized ? SizeOf(plan, arguments) : null);
        return (cost.Weight + (arguments?.Weight ?? 0) + (size * selection.Field), size * (cost.TypeWeight + selection.Type));
    }

    /// <summary>The cost of the selection on one value of the field: the greatest over its possible types.</summary>
    private (double Field, double Type) SelectionCost(FieldPlan plan, int? sizeOfChildren)
    {
        if (selectionCosts[plan.Id] is { } known) return known;
        double field = 0, type = 0;
        foreach (var selection in plan.Selections)
        {
            double fieldSum = 0, typeSum = 0;
            foreach (var child in selection.Fields)
            {
                var isSized = sizeOfChildren is not null && plan.Field.Cost.SizedFields.Contains(child.Nodes[0].Name.Value);
                var cost = FieldCost(child, isSized ? sizeOfChildren : null);
                fieldSum += cost.Field;
                typeSum += cost.Type;
            }

            field = Math.Max(field, fieldSum);
            type = Math.Max(type, typeSum);
        }

        selectionCosts[plan.Id] = (field, type);
        return (field, type);
    }

    private int? SizeOf(FieldPlan plan, ArgumentSet? arguments)
    {
        var cost = plan.Field.Cost;
        int? largest = null;
        var given = 0;
        foreach (var name in cost.SlicingArguments)
        {
            if (arguments?.TryGet<int>(name, out var value) != true) continue;
            given++;
            largest = Math.Max(largest ?? 0, value);
        }

        if (cost.RequireOneSlicingArgument && given != 1 && arguments is not null)
            error ??= OneSlicingArgument(plan, given);
        return largest ?? cost.AssumedSize;
    }

    private static GraphQLError OneSlicingArgument(FieldPlan plan, int given)
    {
        SyntaxNode node = plan.Nodes[0];
        var names = string.Join(", ", plan.Field.Cost.SlicingArguments.Select(static name => $"\"{name}\""));
        return new GraphQLError(
            $"\"{plan.Field.Definition.Coordinate}\" needs exactly one of {names} to say how many items are wanted; found {given}.",
            ErrorCodes.BadUserInput)
        {
            Locations = [node.Location.Position],
        };
    }
}
