using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// The type of a variable fits every place where the variable is used
/// (section 5.8.5, https://spec.graphql.org/September2025/#sec-All-Variable-Usages-Are-Allowed).
/// </summary>
internal sealed class AllVariableUsagesAreAllowedRule() : ValidationRule("5.8.5", "sec-All-Variable-Usages-Are-Allowed"), IDocumentRule
{
    public void Check(ValidationContext context)
    {
        foreach (var operation in context.Operations)
        {
            if (operation.VariableDefinitions.IsEmpty) continue;

            var variables = new Dictionary<string, (VariableDefinitionNode Definition, GraphQLType? Type)>(StringComparer.Ordinal);
            foreach (var variable in operation.VariableDefinitions)
                variables.TryAdd(variable.Name, (variable, context.Schema.FindType(variable.Type)));

            if (context.VariableReach.Of(operation).All(IsAllowed)) continue;
            foreach (var usage in context.UsesOf(operation))
            {
                if (context.IsFull) return;
                if (IsAllowed(usage)) continue;
                var (definition, type) = variables[usage.Variable.Name];
                var expectation = usage.OneOf is { } oneOf ? $"in the OneOf input object {oneOf}, which takes no null" : $"where type {usage.Type} is expected";
                context.Report(
                    this, $"Variable \"${usage.Variable.Name}\" of type {type} cannot be used {expectation}.", [definition.Location, usage.Variable.Location]);
            }

            // Where the variable or the place is unknown, other rules have their say.
            bool IsAllowed(VariableUsage usage) =>
                usage.Type is null
                || !variables.TryGetValue(usage.Variable.Name, out var variable)
                || variable.Type is not { IsInputType: true } type
                || IsUsageAllowed(variable.Definition, type, usage);
        }
    }

    /// <summary><c>IsVariableUsageAllowed</c>: a default of the variable or of the place can stand in for a null.</summary>
    private static bool IsUsageAllowed(VariableDefinitionNode variable, GraphQLType type, in VariableUsage usage)
    {
        var location = usage.Type!;
        var isNonNullPosition = location.IsNonNull || usage.OneOf is not null;
        if (!isNonNullPosition || type.IsNonNull) return AreTypesCompatible(type, location);

        var hasVariableDefault = variable.DefaultValue is not (null or NullValueNode);
        return (hasVariableDefault || usage.HasLocationDefault) && AreTypesCompatible(type, location.Nullable);
    }

    private static bool AreTypesCompatible(GraphQLType type, GraphQLType location)
    {
        if (location is NonNullType nonNull)
            return type is NonNullType given && AreTypesCompatible(given.OfType, nonNull.OfType);
        if (type.IsNonNull) return AreTypesCompatible(type.Nullable, location);
        if (location is ListType list)
            return type is ListType given && AreTypesCompatible(given.ItemType, list.ItemType);
        return ReferenceEquals(type, location);
    }
}
