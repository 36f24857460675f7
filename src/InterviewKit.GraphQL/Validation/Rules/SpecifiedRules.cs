using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Validation.Rules;

/// <summary>All rules of section 5 in its order.</summary>
internal static class SpecifiedRules
{
    public static readonly ImmutableArray<ValidationRule> All =
    [
        // 5.1 Documents
        new ExecutableDefinitionsRule(),

        // 5.2 Operations
        new OperationTypeExistenceRule(),
        new OperationNameUniquenessRule(),
        new LoneAnonymousOperationRule(),
        new SingleRootFieldRule(),

        // 5.3 Fields
        new FieldSelectionsRule(),
        new FieldSelectionMergingRule(),
        new LeafFieldSelectionsRule(),

        // 5.4 Arguments
        new ArgumentNamesRule(),
        new ArgumentUniquenessRule(),
        new RequiredArgumentsRule(),

        // 5.5 Fragments
        new FragmentNameUniquenessRule(),
        new FragmentSpreadTypeExistenceRule(),
        new FragmentsOnCompositeTypesRule(),
        new FragmentsMustBeUsedRule(),
        new FragmentSpreadTargetDefinedRule(),
        new FragmentSpreadsMustNotFormCyclesRule(),
        new FragmentSpreadIsPossibleRule(),

        // 5.6 Values
        new ValuesOfCorrectTypeRule(),
        new InputObjectFieldNamesRule(),
        new InputObjectFieldUniquenessRule(),
        new InputObjectRequiredFieldsRule(),

        // 5.7 Directives
        new DirectivesAreDefinedRule(),
        new DirectivesAreInValidLocationsRule(),
        new DirectivesAreUniquePerLocationRule(),

        // 5.8 Variables
        new VariableUniquenessRule(),
        new VariablesAreInputTypesRule(),
        new AllVariableUsesDefinedRule(),
        new AllVariablesUsedRule(),
        new AllVariableUsagesAreAllowedRule(),
    ];

    public static readonly ImmutableArray<IDocumentRule> DocumentRules = [.. All.OfType<IDocumentRule>()];
}
