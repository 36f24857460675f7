namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>The fields that every schema has without declaring them (section 4.1 and 4.2).</summary>
public sealed class MetaFields
{
    internal MetaFields(NamedList<NamedType> types)
    {
        var text = types.Find("String")!;
        Typename = new FieldDefinition(null, "__typename", text.AsNonNull(), "The name of the object's type.", default);
        Schema = new FieldDefinition(
            null, "__schema", types.Find("__Schema")!.AsNonNull(), "The type system of this service.", default);
        Type = new FieldDefinition(null, "__type", types.Find("__Type")!, "One type of this service by its name.", default)
        {
            Arguments = new([new InputValueDefinition("__type(name:)", "name", text.AsNonNull(), null, default)]),
        };
    }

    /// <summary><c>__typename: String!</c>, on every composite type.</summary>
    public FieldDefinition Typename { get; }

    /// <summary><c>__schema: __Schema!</c>, on the query root only.</summary>
    public FieldDefinition Schema { get; }

    /// <summary><c>__type(name: String!): __Type</c>, on the query root only.</summary>
    public FieldDefinition Type { get; }
}
