using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>What an operation or fragment uses itself.</summary>
internal sealed class DefinitionUses
{
    public List<FragmentSpreadNode> Spreads { get; } = [];

    public List<VariableUsage> Variables { get; } = [];
}

/// <summary>The use of a variable, and what its place expects.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Type">The type that the place expects; null where that is unknown.</param>
/// <param name="HasLocationDefault">Whether the argument or input field has a default.</param>
/// <param name="OneOf">The OneOf input object whose field the place is; null elsewhere.</param>
internal readonly record struct VariableUsage(VariableNode Variable, GraphQLType? Type, bool HasLocationDefault, InputObjectType? OneOf);
