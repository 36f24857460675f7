using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>
/// Fields of composite types have a selection set, and fields of scalars and enums have none
/// (section 5.3.3, https://spec.graphql.org/September2025/#sec-Leaf-Field-Selections).
/// </summary>
internal sealed class LeafFieldSelectionsRule() : ValidationRule("5.3.3", "sec-Leaf-Field-Selections"), IFieldRule
{
    public void Check(FieldNode field, CompositeType parent, FieldDefinition? definition, ValidationContext context)
    {
        if (definition is null) return;

        var isComposite = definition.Type.Named is CompositeType;
        if (isComposite && field.SelectionSet is null)
            context.Report(this, $"Field \"{field.Name}\" of type {definition.Type} must have a selection of subfields: {field.Name} {{ … }}.", field);
        else if (!isComposite && field.SelectionSet is { } selectionSet)
            context.Report(this, $"Field \"{field.Name}\" must not have a selection, since type {definition.Type} has no subfields.", selectionSet);
    }
}
