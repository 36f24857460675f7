using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A directive as it is applied to something (section 2.13).</summary>
public sealed class DirectiveNode(Name name, ImmutableArray<ArgumentNode> arguments, Location location = default) : SyntaxNode(location)
{
    /// <summary>The directive's name without <c>@</c>.</summary>
    public Name Name { get; } = name;

    /// <summary>The arguments in the order of the text.</summary>
    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}

/// <summary>An argument of a field or a directive (section 2.7).</summary>
public sealed class ArgumentNode(Name name, ValueNode value, Location location = default) : SyntaxNode(location)
{
    /// <summary>The name of the argument.</summary>
    public Name Name { get; } = name;

    /// <summary>The value: a literal or a variable.</summary>
    public ValueNode Value { get; } = value;
}
