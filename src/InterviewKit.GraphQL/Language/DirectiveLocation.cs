namespace InterviewKit.GraphQL.Language;

/// <summary>Where a directive can be applied. The names in SDL and introspection are these in SCREAMING_SNAKE_CASE.</summary>
public enum DirectiveLocation
{
#pragma warning disable CS1591, CA1720 // the specification's own names
    Query,
    Mutation,
    Subscription,
    Field,
    FragmentDefinition,
    FragmentSpread,
    InlineFragment,
    VariableDefinition,
    Schema,
    Scalar,
    Object,
    FieldDefinition,
    ArgumentDefinition,
    Interface,
    Union,
    Enum,
    EnumValue,
    InputObject,
    InputFieldDefinition,
#pragma warning restore CS1591, CA1720
}

/// <summary>The specification's spelling of directive locations.</summary>
public static class DirectiveLocations
{
    private static readonly string[] Names =
    [
        "QUERY", "MUTATION", "SUBSCRIPTION", "FIELD", "FRAGMENT_DEFINITION", "FRAGMENT_SPREAD", "INLINE_FRAGMENT",
        "VARIABLE_DEFINITION", "SCHEMA", "SCALAR", "OBJECT", "FIELD_DEFINITION", "ARGUMENT_DEFINITION", "INTERFACE", "UNION",
        "ENUM", "ENUM_VALUE", "INPUT_OBJECT", "INPUT_FIELD_DEFINITION",
    ];

    /// <summary>The name in SDL and introspection, such as <c>FRAGMENT_SPREAD</c>.</summary>
    public static string Name(this DirectiveLocation location) => Names[(int)location];

    /// <summary>Whether a name is that of a location, and of which.</summary>
    public static bool TryParse(string name, out DirectiveLocation location)
    {
        var index = Array.IndexOf(Names, name);
        location = (DirectiveLocation)Math.Max(index, 0);
        return index >= 0;
    }
}
