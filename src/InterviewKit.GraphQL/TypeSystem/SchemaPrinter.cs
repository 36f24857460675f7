using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// Writes a schema in the schema definition language, extensions merged in. The order is stable: the schema, directives and types by
/// name, and inside them the order of definition. What is built in is left out; applied directives are not.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>Descriptions that are longer than this are written as block strings.</summary>
    private const int LineDescriptionMax = 100;

    /// <summary>The schema as a text that <see cref="SchemaReader"/> reads again.</summary>
    public static string Print(Schema schema) => SyntaxPrinter.Print(ToDocument(schema));

    /// <summary>The schema as a document.</summary>
    public static DocumentNode ToDocument(Schema schema)
    {
        ArgumentNullException.ThrowIfNull(schema);

        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();
        if (NeedsDefinition(schema)) definitions.Add(Definition(schema));
        definitions.AddRange(schema.Directives.Where(directive => !directive.IsBuiltIn).Select(Definition));
        definitions.AddRange(schema.Types.Where(type => !type.IsBuiltIn).Select(Definition));
        return new DocumentNode(definitions.DrainToImmutable());
    }

    private static bool NeedsDefinition(Schema schema) =>
        schema.Description is not null
        || !schema.AppliedDirectives.IsEmpty
        || Enum.GetValues<OperationType>().Any(operation =>
            schema.RootType(operation)?.Name != (schema.Types.Find(operation.ToString()) is null ? null : operation.ToString()));

    private static SchemaDefinitionNode Definition(Schema schema)
    {
        var roots = from operation in Enum.GetValues<OperationType>()
                    let type = schema.RootType(operation)
                    where type is not null
                    select new RootOperationTypeDefinitionNode(operation, new NamedTypeNode(type.Name));
        return new SchemaDefinitionNode([.. roots], Applied(schema.AppliedDirectives), Description(schema.Description));
    }

    private static DirectiveDefinitionNode Definition(DirectiveDefinition directive) => new(
        new Name(directive.Name),
        Inputs(directive.Arguments),
        directive.IsRepeatable,
        [.. directive.Locations.Select(location => new Name(location.Name()))],
        Description(directive.Description));

    private static TypeDefinitionNode Definition(NamedType type)
    {
        var name = new Name(type.Name);
        var description = Description(type.Description);
        var applied = Applied(type.AppliedDirectives);
        return type switch
        {
            ScalarType => new ScalarTypeDefinitionNode(name, applied, description),
            ObjectType objectType => new ObjectTypeDefinitionNode(name, References(objectType.Interfaces), applied, Fields(objectType), description),
            InterfaceType interfaceType => new InterfaceTypeDefinitionNode(name, References(interfaceType.Interfaces), applied, Fields(interfaceType), description),
            UnionType union => new UnionTypeDefinitionNode(name, applied, References(union.Members), description),
            EnumType enumType => new EnumTypeDefinitionNode(name, applied, Values(enumType), description),
            InputObjectType inputObject => new InputObjectTypeDefinitionNode(name, applied, Inputs(inputObject.Fields), description),
            _ => throw new InvalidOperationException($"Unknown type {type.GetType().Name}."),
        };
    }

    private static ImmutableArray<FieldDefinitionNode> Fields(CompositeType type) =>
    [
        .. type.Fields.Select(field => new FieldDefinitionNode(
            new Name(field.Name), Inputs(field.Arguments), Reference(field.Type), Applied(field.AppliedDirectives), Description(field.Description))),
    ];

    private static ImmutableArray<InputValueDefinitionNode> Inputs(NamedList<InputValueDefinition> inputs) =>
    [
        .. inputs.Select(input => new InputValueDefinitionNode(
            new Name(input.Name), Reference(input.Type), input.DefaultLiteral, Applied(input.AppliedDirectives), Description(input.Description))),
    ];

    private static ImmutableArray<EnumValueDefinitionNode> Values(EnumType type) =>
    [
        .. type.Values.Select(value => new EnumValueDefinitionNode(
            new Name(value.Name), Applied(value.AppliedDirectives), Description(value.Description))),
    ];

    private static ImmutableArray<NamedTypeNode> References<T>(ImmutableArray<T> types)
        where T : NamedType => [.. types.Select(type => new NamedTypeNode(type.Name))];

    private static TypeNode Reference(GraphQLType type) => type switch
    {
        ListType list => new ListTypeNode(Reference(list.ItemType)),
        NonNullType nonNull => new NonNullTypeNode(Reference(nonNull.OfType)),
        _ => new NamedTypeNode(type.Named.Name),
    };

    private static ImmutableArray<DirectiveNode> Applied(ImmutableArray<AppliedDirective> applied) => [.. applied.Select(directive => directive.Node)];

    private static StringValueNode? Description(string? text) => text is null
        ? null
        : new StringValueNode(text, isBlock: text.Length > LineDescriptionMax || text.Contains('\n'));
}
