using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem.Rules;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>
/// Turns a catalogue of definitions into a schema: first every type by name, then their members, then what needs both (defaults,
/// applied directives, possible types), and at last the rules. An unknown type gets a stand-in, so that one missing name is reported
/// where it is used and causes no other problem.
/// </summary>
internal sealed class SchemaAssembler(
    DefinitionCatalog catalog, IReadOnlyDictionary<string, ScalarCoercion> scalars, SchemaProblems problems)
{
    private readonly Dictionary<string, NamedType> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScalarType> unknownTypes = new(StringComparer.Ordinal);
    private readonly List<DirectiveDefinition> directives = [];
    private readonly List<DirectiveSite> directiveSites = [];
    private readonly List<InputValueDefinition> inputsWithDefault = [];

    public Schema? Assemble()
    {
        foreach (var parts in catalog.Types) types.Add(parts.Name, CreateType(parts.Definition));
        foreach (var node in catalog.Directives) directives.Add(CreateDirective(node));
        foreach (var parts in catalog.Types) FillType(parts);
        PossibleTypes.Assign(types.Values);

        var roots = new RootTypes(catalog, types, problems);
        directiveSites.Add(new DirectiveSite(
            null, DirectiveLocation.Schema, [.. catalog.SchemaParts.SelectMany(part => part.Directives)], roots.Assign));

        new DefaultValues(problems).Coerce(inputsWithDefault);
        var directiveList = Ordered(directives);
        new DirectiveSites(directiveList, problems).Apply(directiveSites);
        TypeSystemRules.Check(new TypeSystemDraft([.. types.Values], [.. directives], unknownTypes.Values.ToHashSet<NamedType>()), problems);
        if (problems.Any) return null;

        var description = catalog.SchemaDefinition?.Description?.Value;
        return new Schema(
            description, roots.Query!, roots.Mutation, roots.Subscription, Ordered(ReferencedTypes()), directiveList, roots.AppliedDirectives);
    }

    private NamedType CreateType(TypeDefinitionNode node)
    {
        var name = node.Name.Value;
        var description = node.Description?.Value;
        var location = Place(node, node.Name);
        return node switch
        {
            ScalarTypeDefinitionNode => new ScalarType(name, description, location, Coercion(name)),
            ObjectTypeDefinitionNode => new ObjectType(name, description, location),
            InterfaceTypeDefinitionNode => new InterfaceType(name, description, location),
            UnionTypeDefinitionNode => new UnionType(name, description, location),
            EnumTypeDefinitionNode => new EnumType(name, description, location),
            _ => new InputObjectType(name, description, location),
        };
    }

    private ScalarCoercion Coercion(string name) =>
        BuiltInScalars.Coercions.GetValueOrDefault(name) ?? scalars.GetValueOrDefault(name) ?? AnyValueCoercion.Instance;

    private void FillType(TypeParts parts)
    {
        var type = types[parts.Name];
        var location = type switch
        {
            ScalarType => DirectiveLocation.Scalar,
            ObjectType => DirectiveLocation.Object,
            InterfaceType => DirectiveLocation.Interface,
            UnionType => DirectiveLocation.Union,
            EnumType => DirectiveLocation.Enum,
            _ => DirectiveLocation.InputObject,
        };
        directiveSites.Add(new DirectiveSite(type, location, parts.Directives, applied => Assign(type, applied)));

        switch (type)
        {
            case ObjectType objectType:
                FillFields(objectType, parts.Parts<ObjectTypeDefinitionNode>().SelectMany(part => part.Fields));
                objectType.Interfaces = Interfaces(type, parts.Parts<ObjectTypeDefinitionNode>().SelectMany(part => part.Interfaces));
                break;
            case InterfaceType interfaceType:
                FillFields(interfaceType, parts.Parts<InterfaceTypeDefinitionNode>().SelectMany(part => part.Fields));
                interfaceType.Interfaces = Interfaces(type, parts.Parts<InterfaceTypeDefinitionNode>().SelectMany(part => part.Interfaces));
                break;
            case UnionType union:
                union.Members = References<ObjectType>(
                    union, parts.Parts<UnionTypeDefinitionNode>().SelectMany(part => part.Members), "a member of the union, which must be an object type");
                break;
            case EnumType enumType:
                enumType.Values = Unique(
                    parts.Parts<EnumTypeDefinitionNode>().SelectMany(part => part.Values), enumType.Name, node => CreateEnumValue(enumType, node));
                break;
            case InputObjectType input:
                input.IsOneOf = parts.Directives.Any(directive => directive.Name.Value == "oneOf");
                foreach (var late in parts.Extensions.SelectMany(part => part.Directives).Where(directive => directive.Name.Value == "oneOf"))
                    problems.Add("An extension must not make an input object a OneOf input object; its definition has to.", input.Name, late.Location);
                input.Fields = Unique(
                    parts.Parts<InputObjectTypeDefinitionNode>().SelectMany(part => part.Fields),
                    input.Name,
                    node => CreateInput($"{input.Name}.{node.Name}", node, DirectiveLocation.InputFieldDefinition));
                break;
        }
    }

    private void FillFields(CompositeType type, IEnumerable<FieldDefinitionNode> nodes) => type.Fields = Unique(nodes, type.Name, node =>
    {
        var field = new FieldDefinition(
            type, node.Name.Value, Resolve(node.Type, $"{type.Name}.{node.Name}"), node.Description?.Value, Place(node, node.Name));
        field.Arguments = CreateArguments(node.Arguments, field.Coordinate);
        directiveSites.Add(new DirectiveSite(field, DirectiveLocation.FieldDefinition, node.Directives, applied =>
        {
            field.AppliedDirectives = applied;
            field.DeprecationReason = Argument(applied, "deprecated", "reason");
        }));
        return field;
    });

    private ImmutableArray<InterfaceType> Interfaces(NamedType type, IEnumerable<NamedTypeNode> nodes) =>
        References<InterfaceType>(type, nodes, "implemented, and must be an interface");

    private EnumValueDefinition CreateEnumValue(EnumType type, EnumValueDefinitionNode node)
    {
        var value = new EnumValueDefinition(type, node.Name.Value, node.Description?.Value, Place(node, node.Name));
        directiveSites.Add(new DirectiveSite(value, DirectiveLocation.EnumValue, node.Directives, applied =>
        {
            value.AppliedDirectives = applied;
            value.DeprecationReason = Argument(applied, "deprecated", "reason");
        }));
        return value;
    }

    private DirectiveDefinition CreateDirective(DirectiveDefinitionNode node)
    {
        var locations = node.Locations
            .Select(name => DirectiveLocations.TryParse(name.Value, out var location) ? location : default)
            .Distinct()
            .ToImmutableArray();
        return new DirectiveDefinition(node.Name.Value, node.Description?.Value, node.IsRepeatable, locations, Place(node, node.Name))
        {
            Arguments = CreateArguments(node.Arguments, $"@{node.Name}"),
        };
    }

    private NamedList<InputValueDefinition> CreateArguments(ImmutableArray<InputValueDefinitionNode> nodes, string owner) => nodes.IsEmpty
        ? NamedList<InputValueDefinition>.Empty
        : Unique(nodes, owner, node => CreateInput($"{owner}({node.Name}:)", node, DirectiveLocation.ArgumentDefinition));

    private InputValueDefinition CreateInput(string coordinate, InputValueDefinitionNode node, DirectiveLocation location)
    {
        var type = Resolve(node.Type, coordinate);
        var input = new InputValueDefinition(coordinate, node.Name.Value, type, node.Description?.Value, Place(node, node.Name))
        {
            DefaultLiteral = node.DefaultValue,
        };
        if (input.HasDefault) inputsWithDefault.Add(input);
        directiveSites.Add(new DirectiveSite(input, location, node.Directives, applied =>
        {
            input.AppliedDirectives = applied;
            input.DeprecationReason = Argument(applied, "deprecated", "reason");
        }));
        return input;
    }

    private NamedList<TElement> Unique<TNode, TElement>(IEnumerable<TNode> nodes, string owner, Func<TNode, TElement> create)
        where TNode : MemberDefinitionNode
        where TElement : class, ISchemaElement
    {
        var elements = ImmutableArray.CreateBuilder<TElement>();
        var first = new Dictionary<string, TNode>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (first.TryAdd(node.Name.Value, node))
                elements.Add(create(node));
            else
                problems.Add($"\"{node.Name}\" is defined twice in {owner}; the first definition is at {first[node.Name.Value].Location}.", owner, node.Name.Location);
        }

        return new NamedList<TElement>(elements.DrainToImmutable());
    }

    private ImmutableArray<T> References<T>(NamedType owner, IEnumerable<NamedTypeNode> nodes, string expectation)
        where T : NamedType
    {
        var found = new List<T>();
        foreach (var node in nodes)
        {
            var type = ResolveName(node, owner.Coordinate);
            if (type is T wanted && !found.Contains(wanted))
                found.Add(wanted);
            else if (type is T)
                problems.Add($"{node.Name} is named twice.", owner.Coordinate, node.Location);
            else if (!unknownTypes.ContainsKey(type.Name))
                problems.Add($"{node.Name} is {expectation}.", owner.Coordinate, node.Location);
        }

        return [.. found];
    }

    private GraphQLType Resolve(TypeNode node, string coordinate) => node switch
    {
        ListTypeNode list => Resolve(list.Type, coordinate).AsList(),
        NonNullTypeNode nonNull => Resolve(nonNull.Type, coordinate).AsNonNull(),
        _ => ResolveName((NamedTypeNode)node, coordinate),
    };

    private NamedType ResolveName(NamedTypeNode node, string coordinate)
    {
        if (types.TryGetValue(node.Name, out var type)) return type;

        problems.Add($"Type {node.Name} is not defined.{DidYouMean.Ask(node.Name, types.Keys)}", coordinate, node.Location);
        if (unknownTypes.TryGetValue(node.Name, out var standIn)) return standIn;
        standIn = new ScalarType(node.Name, null, node.Location, AnyValueCoercion.Instance);
        unknownTypes.Add(node.Name, standIn);
        return standIn;
    }

    /// <summary>A schema has those of Int, Float and ID that it uses (section 3.5); introspection itself uses the other two.</summary>
    private IEnumerable<NamedType> ReferencedTypes()
    {
        var used = types.Values.OfType<CompositeType>().SelectMany(type => type.Fields)
            .SelectMany(field => field.Arguments.Select(argument => argument.Type).Append(field.Type))
            .Concat(types.Values.OfType<InputObjectType>().SelectMany(type => type.Fields).Select(field => field.Type))
            .Concat(directives.SelectMany(directive => directive.Arguments).Select(argument => argument.Type))
            .Select(type => type.Named)
            .ToHashSet();
        return types.Values.Where(type => !type.IsBuiltIn || type is not ScalarType || used.Contains(type));
    }

    private static void Assign(NamedType type, ImmutableArray<AppliedDirective> applied)
    {
        type.AppliedDirectives = applied;
        if (type is ScalarType scalar) scalar.SpecifiedByUrl = Argument(applied, "specifiedBy", "url");
    }

    private static string? Argument(ImmutableArray<AppliedDirective> applied, string directive, string argument) =>
        applied.FirstOrDefault(candidate => candidate.Name == directive)?.Arguments.GetValueOrDefault(argument) as string;

    private static Location Place(SyntaxNode node, Name name) => BuiltInDefinitions.Contains(node) ? default : name.Location;

    private static NamedList<T> Ordered<T>(IEnumerable<T> elements)
        where T : class, ISchemaElement => new([.. elements.OrderBy(element => element.Name, StringComparer.Ordinal)]);
}
