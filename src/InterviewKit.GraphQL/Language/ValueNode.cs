using System.Collections.Immutable;

namespace InterviewKit.GraphQL.Language;

/// <summary>A value in a document (section 2.10). A closed family.</summary>
public abstract class ValueNode : SyntaxNode
{
    private protected ValueNode(Location location)
        : base(location)
    {
    }
}

/// <summary>The use of a variable.</summary>
public sealed class VariableNode(string name, Location location = default) : ValueNode(location)
{
    /// <summary>The variable's name without <c>$</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>An integer of any size, as its digits.</summary>
public sealed class IntValueNode(string text, Location location = default) : ValueNode(location)
{
    /// <summary>The number as it was written.</summary>
    public string Text { get; } = text;
}

/// <summary>A number with a fraction or an exponent, of any size, as its characters.</summary>
public sealed class FloatValueNode(string text, Location location = default) : ValueNode(location)
{
    /// <summary>The number as it was written.</summary>
    public string Text { get; } = text;
}

/// <summary>A string or a block string.</summary>
public sealed class StringValueNode(string value, bool isBlock = false, Location location = default) : ValueNode(location)
{
    /// <summary>The string itself: escapes are resolved, and a block string's common indentation is removed.</summary>
    public string Value { get; } = value;

    /// <summary>Whether it was written between three quotes.</summary>
    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(bool value, Location location = default) : ValueNode(location)
{
    /// <summary>The value.</summary>
    public bool Value { get; } = value;
}

/// <summary>The literal <c>null</c>.</summary>
public sealed class NullValueNode(Location location = default) : ValueNode(location);

/// <summary>A name that stands for an enum value.</summary>
public sealed class EnumValueNode(string name, Location location = default) : ValueNode(location)
{
    /// <summary>The name; never <c>true</c>, <c>false</c> or <c>null</c>.</summary>
    public string Name { get; } = name;
}

/// <summary>A list of values.</summary>
public sealed class ListValueNode(ImmutableArray<ValueNode> items, Location location = default) : ValueNode(location)
{
    /// <summary>The items in the order of the text.</summary>
    public ImmutableArray<ValueNode> Items { get; } = items;
}

/// <summary>An input object.</summary>
public sealed class ObjectValueNode(ImmutableArray<ObjectFieldNode> fields, Location location = default) : ValueNode(location)
{
    /// <summary>The fields in the order of the text; the same name twice is for validation to refuse.</summary>
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary>A field of an input object.</summary>
public sealed class ObjectFieldNode(Name name, ValueNode value, Location location = default) : SyntaxNode(location)
{
    /// <summary>The name of the field.</summary>
    public Name Name { get; } = name;

    /// <summary>The value of the field.</summary>
    public ValueNode Value { get; } = value;
}
