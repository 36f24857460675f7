using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// Measures an operation before it runs, after the cost directives' specification: a field costs its weight plus, times the size
/// of its list, what its selection costs. Each selection of the plan is measured once, however many ways lead to it; recursion is as
/// deep as fields nest.
/// </summary>
internal sealed class CostMeter
{
    private readonly Func<FieldPlan, ArgumentSet?> argumentsOf;
    private readonly Dictionary<(SelectionPlan Selection, FieldCost? Sized), SelectionCost> known = [];
    private GraphQLError? error;

    private CostMeter(Func<FieldPlan, ArgumentSet?> argumentsOf) => this.argumentsOf = argumentsOf;

    /// <param name="plan">The operation.</param>
    /// <param name="argumentsOf">
    /// The arguments of a field; null where they cannot be coerced, which the execution reports.
    /// </param>
    public static (OperationCost? Cost, GraphQLError? Error) Measure(OperationPlan plan, Func<FieldPlan, ArgumentSet?> argumentsOf)
    {
        var meter = new CostMeter(argumentsOf);
        double field = 0, type = 0, greatest = -1;
        var costliest = plan.Root.Type.Definition.Name;
        foreach (var root in plan.Root.Fields)
        {
            var cost = meter.FieldCost(root);
            field += cost.Field;
            type += cost.Type;
            if (cost.Field + cost.Type <= greatest || root.IsTypename) continue;
            greatest = cost.Field + cost.Type;
            costliest = root.Field.Definition.Coordinate;
        }

        return meter.error is null ? (new OperationCost(field, type, costliest), null) : (null, meter.error);
    }

    private (double Field, double Type) FieldCost(FieldPlan plan)
    {
        if (IsFree(plan)) return default;
        var arguments = argumentsOf(plan);
        var size = plan.Field.Cost.SizedFields.Length > 0 ? 1 : SizeOf(plan, arguments) ?? 1;
        var (once, each) = Parts(plan, arguments);
        return (once + (size * each.Field), size * each.Type);
    }

    /// <summary>What a field costs once, and what each item of it.</summary>
    private (double Once, (double Field, double Type) Each) Parts(FieldPlan plan, ArgumentSet? arguments)
    {
        WorkCount.Add();
        var cost = plan.Field.Cost;
        var sized = cost.SizedFields.Length > 0 ? SizeOf(plan, arguments) : null;
        double field = 0, type = 0;
        foreach (var selection in plan.Selections)
        {
            // Of several possible types the dearest counts.
            var selected = CostOf(selection, sized is null ? null : cost);
            field = Math.Max(field, selected.Field + (selected.FieldOfSized * (sized ?? 0)));
            type = Math.Max(type, selected.Type + (selected.TypeOfSized * (sized ?? 0)));
        }

        return (cost.Weight + (arguments?.Weight ?? 0), (field, cost.TypeWeight + type));
    }

    /// <summary>What a selection costs, with the fields apart whose size the field above it says.</summary>
    private SelectionCost CostOf(SelectionPlan selection, FieldCost? sized)
    {
        if (known.TryGetValue((selection, sized), out var cost)) return cost;
        cost = new SelectionCost();
        foreach (var child in selection.Fields)
        {
            if (IsFree(child)) continue;
            if (sized?.SizedFields.Contains(child.Nodes[0].Name.Value) == true)
            {
                var (once, each) = Parts(child, argumentsOf(child));
                cost.Field += once;
                cost.FieldOfSized += each.Field;
                cost.TypeOfSized += each.Type;
            }
            else
            {
                var (field, type) = FieldCost(child);
                cost.Field += field;
                cost.Type += type;
            }
        }

        known.Add((selection, sized), cost);
        return cost;
    }

    private static bool IsFree(FieldPlan plan) => plan.IsTypename || plan.Field.Definition.DeclaringType?.IsBuiltIn != false;

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

    private sealed class SelectionCost
    {
        public double Field { get; set; }

        public double Type { get; set; }

        /// <summary>What each item of the sized fields adds.</summary>
        public double FieldOfSized { get; set; }

        public double TypeOfSized { get; set; }
    }
}
