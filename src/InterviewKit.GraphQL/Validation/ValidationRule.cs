using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Validation;

/// <summary>
/// A rule of section 5. Rules keep no state of their own. Those that look at one node at a time say which by implementing an interface
/// below, and are called on one common walk; those that look at the document as a whole are called after it.
/// </summary>
internal abstract class ValidationRule(string section, string anchor)
{
    /// <summary>What errors of this rule have in their extensions.</summary>
    public IReadOnlyDictionary<string, object?> Extensions { get; } = new Dictionary<string, object?>
    {
        ["section"] = section,
        ["specifiedBy"] = $"https://spec.graphql.org/September2025/#{anchor}",
    };
}

/// <summary>A rule on the document as a whole.</summary>
internal interface IDocumentRule
{
    public void Check(ValidationContext context);
}

/// <summary>A rule on operations.</summary>
internal interface IOperationRule
{
    public void Check(OperationDefinitionNode operation, ValidationContext context);
}

/// <summary>A rule on variable definitions.</summary>
internal interface IVariableDefinitionRule
{
    public void Check(VariableDefinitionNode variable, ValidationContext context);
}

/// <summary>A rule on fields of a known parent type.</summary>
internal interface IFieldRule
{
    /// <param name="field">The field.</param>
    /// <param name="parent">The type that it is selected on.</param>
    /// <param name="definition">The field's definition; null where the type has no such field.</param>
    /// <param name="context">The validation.</param>
    public void Check(FieldNode field, CompositeType parent, FieldDefinition? definition, ValidationContext context);
}

/// <summary>A rule on the type conditions of fragments.</summary>
internal interface ITypeConditionRule
{
    public void Check(NamedTypeNode typeCondition, ValidationContext context);
}

/// <summary>A rule on named and inline fragments where they are used.</summary>
internal interface IFragmentUseRule
{
    /// <param name="use">The fragment spread or inline fragment.</param>
    /// <param name="parent">The type that it is used on; null where that is unknown.</param>
    /// <param name="context">The validation.</param>
    public void Check(SelectionNode use, CompositeType? parent, ValidationContext context);
}

/// <summary>A rule on the directives of one place.</summary>
internal interface IDirectivesRule
{
    public void Check(ImmutableArray<DirectiveNode> directives, DirectiveLocation location, ValidationContext context);
}

/// <summary>A rule on the arguments of one field or directive.</summary>
internal interface IArgumentsRule
{
    public void Check(in ArgumentOwner owner, ValidationContext context);
}

/// <summary>A rule on literals: of arguments whose types are known, and of defaults of variables.</summary>
internal interface ILiteralRule
{
    public void Check(LiteralProblem problem, ValidationContext context);
}

/// <summary>A rule on input objects, wherever they are written.</summary>
internal interface IObjectValueRule
{
    public void Check(ObjectValueNode value, ValidationContext context);
}
