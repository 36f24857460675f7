using System.Collections.Frozen;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>A directive as it is applied to an element of the schema.</summary>
public sealed class AppliedDirective
{
    internal AppliedDirective(DirectiveDefinition definition, FrozenDictionary<string, object?> arguments, DirectiveNode node)
    {
        Definition = definition;
        Arguments = arguments;
        Node = node;
    }

    /// <summary>The directive.</summary>
    public DirectiveDefinition Definition { get; }

    /// <summary>The directive's name without <c>@</c>.</summary>
    public string Name => Definition.Name;

    /// <summary>The coerced arguments, defaults included; those that were not given and have no default are absent. For the values see <see cref="InputValue"/>.</summary>
    public IReadOnlyDictionary<string, object?> Arguments { get; }

    /// <summary>The directive as it was written.</summary>
    public DirectiveNode Node { get; }
}
