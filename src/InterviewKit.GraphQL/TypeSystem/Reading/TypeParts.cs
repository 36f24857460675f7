using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>A type as it is written: its definition, and its extensions from any source.</summary>
internal sealed class TypeParts(TypeDefinitionNode definition)
{
    public TypeDefinitionNode Definition { get; } = definition;

    public string Name => Definition.Name.Value;

    public List<TypeDefinitionNode> Extensions { get; } = [];

    /// <summary>The directives of the definition and all extensions.</summary>
    public IReadOnlyList<DirectiveNode> Directives => [.. Parts<TypeDefinitionNode>().SelectMany(part => part.Directives)];

    public IEnumerable<T> Parts<T>()
        where T : TypeDefinitionNode => Extensions.Prepend(Definition).Cast<T>();
}
