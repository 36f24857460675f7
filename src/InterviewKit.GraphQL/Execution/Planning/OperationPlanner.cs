using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>
/// Plans one operation of a valid document. Recursion is as deep as fields nest, which <see cref="PlanLimits"/> cap; selections
/// that were planned before are taken from memory, so that the work is bounded by the document, not by what its fragments
/// multiply to.
/// </summary>
internal sealed class OperationPlanner
{
    private readonly ExecutableSchema schema;
    private readonly PlanLimits limits;
    private readonly FieldCollector collector;
    private readonly Dictionary<SelectionKey, SelectionPlan> planned = [];
    private int fieldCount;
    private bool hasVariableArguments;
    private GraphQLError? error;

    private OperationPlanner(ExecutableSchema schema, PlanLimits limits, FieldCollector collector)
    {
        this.schema = schema;
        this.limits = limits;
        this.collector = collector;
    }

    /// <summary>The plan, or the limit that the operation breaks.</summary>
    public static (OperationPlan? Plan, GraphQLError? Error) Plan(
        ExecutableSchema schema, PreparedDocument document, OperationDefinitionNode operation, ConditionValues conditions, PlanLimits limits)
    {
        var planner = new OperationPlanner(schema, limits, new FieldCollector(schema.Definition, document.Fragments, conditions));
        var root = planner.PlanSelection(schema.Root(operation.Operation), [operation.SelectionSet], depth: 0, listDepth: 0, totalDepth: 0);
        if (root is not null && root.Fields.Length > limits.MaxRootFields)
            planner.error = LimitErrors.RootFields(limits.MaxRootFields, root.Fields.Length, operation);
        if (root is null || planner.error is not null) return (null, planner.error);
        return (new OperationPlan(operation, root, planner.fieldCount, planner.hasVariableArguments), null);
    }

    private SelectionPlan? PlanSelection(BoundObject type, SelectionSetNode[] sets, int depth, int listDepth, int totalDepth)
    {
        sets = collector.Simplify(type.Definition, sets);
        var key = new SelectionKey(type, sets);
        if (planned.TryGetValue(key, out var known))
            return FitsBelow(known, sets[0], depth, listDepth, totalDepth) ? known : null;

        var groups = collector.Collect(type.Definition, sets);
        var plan = new SelectionPlan(type) { Fields = new FieldPlan[groups.Count] };
        for (var i = 0; i < groups.Count; i++)
        {
            var field = PlanField(plan, groups[i].Nodes.DrainToImmutable(), depth, listDepth, totalDepth + 1);
            if (field is null) return null;
            plan.Fields[i] = field;
        }

        planned.Add(key, plan);
        return plan;
    }

    private FieldPlan? PlanField(SelectionPlan plan, ImmutableArray<FieldNode> nodes, int depth, int listDepth, int totalDepth)
    {
        if (++fieldCount > limits.MaxPlannedFields) return Fail(LimitErrors.PlannedFields(limits.MaxPlannedFields, nodes[0]));
        var name = nodes[0].Name.Value;
        var isIntrospection = name.StartsWith("__", StringComparison.Ordinal) || plan.Type.Definition.IsBuiltIn;
        var coordinate = $"{plan.Type.Definition.Name}.{name}";
        if (!isIntrospection && ++depth > limits.MaxDepth) return Fail(LimitErrors.Depth(limits.MaxDepth, coordinate, nodes[0]));
        if (totalDepth > PlanLimits.MaxTotalDepth) return Fail(LimitErrors.TotalDepth(coordinate, nodes[0]));
        if (isIntrospection && IsListOfIntrospection(name) && ++listDepth > limits.MaxIntrospectionDepth)
            return Fail(LimitErrors.IntrospectionDepth(limits.MaxIntrospectionDepth, coordinate, nodes[0]));

        if (!isIntrospection) plan.Height = Math.Max(plan.Height, 1);
        plan.TotalHeight = Math.Max(plan.TotalHeight, 1);
        if (name == "__typename") return new FieldPlan(fieldCount - 1, nodes, null);
        if (isIntrospection && !limits.Introspection && !plan.Type.Definition.IsBuiltIn) return Fail(LimitErrors.IntrospectionOff(nodes[0]));

        var field = plan.Type.Fields[name];
        if (!TryPlanArguments(field, nodes[0], out var arguments)) return null;
        var id = fieldCount - 1;
        var selections = ImmutableArray<SelectionPlan>.Empty;
        if (field.Definition.Type.Named is CompositeType composite)
        {
            var sets = new SelectionSetNode[nodes.Length];
            for (var i = 0; i < sets.Length; i++)
                sets[i] = nodes[i].SelectionSet!;
            var isList = isIntrospection && IsListOfIntrospection(name);
            if (!TryPlanSelections(plan, composite, sets, (depth, listDepth, totalDepth), isIntrospection, isList, out selections)) return null;
        }

        return new FieldPlan(id, nodes, field) { Arguments = arguments, Selections = selections };
    }

    private bool TryPlanSelections(
        SelectionPlan plan,
        CompositeType composite,
        SelectionSetNode[] sets,
        (int Fields, int Lists, int Total) depth,
        bool isIntrospection,
        bool isList,
        out ImmutableArray<SelectionPlan> selections)
    {
        selections = [];
        var types = schema.PossibleTypes(composite);
        var builder = ImmutableArray.CreateBuilder<SelectionPlan>(types.Length);
        foreach (var type in types)
        {
            if (PlanSelection(type, sets, depth.Fields, depth.Lists, depth.Total) is not { } selection) return false;
            plan.Height = Math.Max(plan.Height, selection.Height + (isIntrospection ? 0 : 1));
            plan.IntrospectionHeight = Math.Max(plan.IntrospectionHeight, selection.IntrospectionHeight + (isList ? 1 : 0));
            plan.TotalHeight = Math.Max(plan.TotalHeight, selection.TotalHeight + 1);
            builder.Add(selection);
        }

        selections = builder.MoveToImmutable();
        return true;
    }

    /// <summary>Coerces arguments that are the same for every request; those with variables wait for the request.</summary>
    private bool TryPlanArguments(BoundField field, FieldNode node, out ArgumentSet? arguments)
    {
        arguments = null;
        if (VariableSearch.HasVariable(node.Arguments))
        {
            hasVariableArguments = true;
            return true;
        }

        arguments = ArgumentReading.Read(field.Arguments, node, CoercedVariables.Empty, out error);
        return arguments is not null;
    }

    private bool FitsBelow(SelectionPlan known, SelectionSetNode set, int depth, int listDepth, int totalDepth)
    {
        var coordinate = known.Type.Definition.Name;
        if (known.Height > 0 && depth + known.Height > limits.MaxDepth) Fail(LimitErrors.Depth(limits.MaxDepth, coordinate, set));
        else if (listDepth + known.IntrospectionHeight > limits.MaxIntrospectionDepth && known.IntrospectionHeight > 0)
            Fail(LimitErrors.IntrospectionDepth(limits.MaxIntrospectionDepth, coordinate, set));
        else if (totalDepth + known.TotalHeight > PlanLimits.MaxTotalDepth) Fail(LimitErrors.TotalDepth(coordinate, set));
        return error is null;
    }

    private FieldPlan? Fail(GraphQLError limitError)
    {
        error ??= limitError;
        return null;
    }

    /// <summary>The lists through which introspection leads from type to type, and so round and round.</summary>
    private static bool IsListOfIntrospection(string name) => name is "fields" or "interfaces" or "possibleTypes" or "inputFields";
}
