using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>The definitions as types, before it is known whether they are a valid schema.</summary>
/// <param name="Types">Every named type.</param>
/// <param name="Directives">Every directive.</param>
/// <param name="UnknownTypes">Stand-ins for types that are used but not defined, on which rules stay silent.</param>
internal sealed record TypeSystemDraft(
    IReadOnlyList<NamedType> Types, IReadOnlyList<DirectiveDefinition> Directives, IReadOnlySet<NamedType> UnknownTypes)
{
    public IEnumerable<CompositeType> TypesWithFields => Types.OfType<CompositeType>().Where(type => type is not UnionType);

    public IEnumerable<InputObjectType> InputObjects => Types.OfType<InputObjectType>();

    /// <summary>Every argument of fields and directives, and every input field.</summary>
    public IEnumerable<InputValueDefinition> Inputs =>
        TypesWithFields.SelectMany(type => type.Fields).SelectMany(member => member.Arguments)
            .Concat(Directives.SelectMany(directive => directive.Arguments))
            .Concat(InputObjects.SelectMany(type => type.Fields));
}

/// <summary>The rules of type validation (section 3) that need all types. Names that are not unique or not defined are found before.</summary>
internal static class TypeSystemRules
{
    private static readonly Action<TypeSystemDraft, SchemaProblems>[] All =
    [
        ReservedNamesRule.Check,
        NonEmptyTypesRule.Check,
        InputAndOutputTypesRule.Check,
        InterfaceImplementationRule.Check,
        InputObjectCyclesRule.Check,
        OneOfFieldsRule.Check,
        DeprecationRule.Check,
        DirectiveCyclesRule.Check,
    ];

    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var rule in All) rule(draft, problems);
    }
}
