using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>An input object (section 3.10).</summary>
public sealed class InputObjectType : NamedType
{
    internal InputObjectType(string name, string? description, Location location)
        : base(name, description, location)
    {
    }

    /// <inheritdoc/>
    public override TypeKind Kind => TypeKind.InputObject;

    /// <summary>The fields in the order of definition.</summary>
    public NamedList<InputValueDefinition> Fields { get; internal set; } = NamedList<InputValueDefinition>.Empty;

    /// <summary>Whether exactly one field must be given, and not as null (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }
}
