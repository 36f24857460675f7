using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// A field that is selected is defined on the type in scope
/// (section 5.3.1, https://spec.graphql.org/September2025/#sec-Field-Selections).
/// </summary>
internal sealed class FieldSelectionsRule() : ValidationRule("5.3.1", "sec-Field-Selections"), IFieldRule
{
    public void Check(FieldNode field, CompositeType parent, FieldDefinition? definition, ValidationContext context)
    {
        if (definition is not null) return;

        var name = field.Name.Value;
        var hint = FragmentHint(parent, name, context);
        if (hint.Length == 0) hint = context.Suggest(name, parent.Fields.Select(known => known.Name));
        context.Report(this, $"Field \"{name}\" is not defined on type {parent}.{hint}", field);
    }

    /// <summary>A field of some possible type is asked for on an interface or union by way of a fragment.</summary>
    private static string FragmentHint(CompositeType parent, string name, ValidationContext context)
    {
        if (!context.Options.Suggestions || parent is ObjectType) return "";
        var owner = parent.PossibleTypes.FirstOrDefault(type => type.Fields.Find(name) is not null);
        return owner is null ? "" : $" Did you mean to use an inline fragment on {owner}?";
    }
}
