using System.Globalization;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>The errors of requests that break a limit: each names the limit, its value and where it was broken.</summary>
internal static class LimitErrors
{
    public static GraphQLError Depth(int limit, string coordinate, SyntaxNode node) => Of(
        nameof(GraphQLOptions.MaxDepth), limit, $"Fields nest deeper than {Number(limit)} levels at \"{coordinate}\".", node, coordinate);

    public static GraphQLError TotalDepth(string coordinate, SyntaxNode node) => Of(
        nameof(PlanLimits.MaxTotalDepth), PlanLimits.MaxTotalDepth,
        $"Fields nest deeper than {Number(PlanLimits.MaxTotalDepth)} levels at \"{coordinate}\".", node, coordinate);

    public static GraphQLError IntrospectionDepth(int limit, string coordinate, SyntaxNode node) => Of(
        nameof(GraphQLOptions.MaxIntrospectionDepth), limit,
        $"Lists of introspection nest deeper than {Number(limit)} levels at \"{coordinate}\".", node, coordinate);

    public static GraphQLError RootFields(int limit, int found, OperationDefinitionNode operation) => Of(
        nameof(GraphQLOptions.MaxRootFields), limit,
        $"The operation has {Number(found)} root fields; at most {Number(limit)} are allowed.", operation);

    public static GraphQLError PlannedFields(int limit, SyntaxNode node) => Of(
        nameof(PlanLimits.MaxPlannedFields), limit, $"The operation selects more than {Number(limit)} fields over all possible types.", node);

    public static GraphQLError Aliases(int limit, int found, SyntaxNode node) => Of(
        nameof(GraphQLOptions.MaxAliases), limit, $"The document has {Number(found)} aliases; at most {Number(limit)} are allowed.", node);

    public static GraphQLError Directives(int limit, int found, SyntaxNode node) => Of(
        nameof(GraphQLOptions.MaxDirectives), limit,
        $"The document uses {Number(found)} directives; at most {Number(limit)} are allowed.", node);

    public static GraphQLError Conditions(int found, SyntaxNode node) => Of(
        nameof(ConditionValues.NamesMax), ConditionValues.NamesMax,
        $"@skip and @include ask {Number(found)} variables; at most {Number(ConditionValues.NamesMax)} are allowed.", node);

    public static GraphQLError Cost(string name, double limit, double found, string coordinate, SyntaxNode node) => Of(
        name, limit,
        $"The operation's {(name == nameof(GraphQLOptions.MaxFieldCost) ? "field" : "type")} cost is {Number(found)}, most of it at "
            + $"\"{coordinate}\"; at most {Number(limit)} is allowed.",
        node, coordinate);

    public static GraphQLError VariablesSize(int limit, int found) => new(
        $"The variables take {Number(found)} bytes; at most {Number(limit)} are allowed.", ErrorCodes.LimitExceeded)
    {
        Extensions = new Dictionary<string, object?> { ["limit"] = nameof(GraphQLOptions.MaxVariablesBytes), ["value"] = limit },
    };

    public static GraphQLError IntrospectionOff(FieldNode node) =>
        new($"Introspection is off: \"{node.Name.Value}\" is not answered here.", ExecutionErrorCodes.IntrospectionDisabled)
        {
            Locations = [node.Location.Position],
        };

    public static GraphQLError InputList(int limit, ListValueNode list) => Of(
        nameof(GraphQLOptions.MaxInputListItems), limit,
        $"The list has {Number(list.Items.Length)} items; at most {Number(limit)} are allowed.", list);

    private static GraphQLError Of(string name, double limit, string message, SyntaxNode node, string? coordinate = null)
    {
        var extensions = new Dictionary<string, object?> { ["limit"] = name, ["value"] = limit };
        if (coordinate is not null) extensions["coordinate"] = coordinate;
        return new GraphQLError(MessageText.Bounded(message), ErrorCodes.LimitExceeded) { Locations = [node.Location.Position], Extensions = extensions };
    }

    private static string Number(double value) => value.ToString("#,0.##", CultureInfo.InvariantCulture);
}
