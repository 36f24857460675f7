using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>
/// All definitions of all sources by name, with extensions beside what they extend. Finds what is defined twice, and extensions that
/// extend nothing or something of another kind.
/// </summary>
internal sealed class DefinitionCatalog
{
    private readonly SchemaProblems problems;
    private readonly Dictionary<string, TypeParts> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DirectiveDefinitionNode> directives = new(StringComparer.Ordinal);
    private readonly List<SchemaDefinitionNode> schemaParts = [];
    private readonly List<TypeDefinitionNode> extensions = [];

    public DefinitionCatalog(IEnumerable<DefinitionNode> definitions, SchemaProblems problems)
    {
        this.problems = problems;
        foreach (var definition in BuiltInDefinitions.Definitions) Add(definition);
        foreach (var definition in definitions) Add(definition);
        foreach (var extension in extensions) Attach(extension);
    }

    public IReadOnlyCollection<TypeParts> Types => types.Values;

    public IReadOnlyCollection<DirectiveDefinitionNode> Directives => directives.Values;

    /// <summary>The definition of the schema; null where it is left to the default names.</summary>
    public SchemaDefinitionNode? SchemaDefinition { get; private set; }

    /// <summary>The definition of the schema, if there is one, and its extensions.</summary>
    public IReadOnlyList<SchemaDefinitionNode> SchemaParts => schemaParts;

    private void Add(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema: AddSchema(schema); break;
            case DirectiveDefinitionNode directive: AddDirective(directive); break;
            case TypeDefinitionNode { IsExtension: true } extension: extensions.Add(extension); break;
            case TypeDefinitionNode type: AddType(type); break;
            default:
                problems.Add("A schema has no operations and fragments, only definitions of the type system.", null, definition.Location);
                break;
        }
    }

    private void AddSchema(SchemaDefinitionNode schema)
    {
        if (!schema.IsExtension)
        {
            if (SchemaDefinition is { } first)
            {
                problems.Add($"The schema is defined twice; the first definition is at {first.Location}.", null, schema.Location);
                return;
            }

            SchemaDefinition = schema;
        }

        schemaParts.Add(schema);
    }

    private void AddDirective(DirectiveDefinitionNode directive)
    {
        if (directives.TryAdd(directive.Name.Value, directive)) return;
        var first = directives[directive.Name.Value];
        problems.Add(DefinedTwice($"Directive @{directive.Name}", first), $"@{directive.Name}", directive.Name.Location);
    }

    private void AddType(TypeDefinitionNode type)
    {
        if (types.TryAdd(type.Name.Value, new TypeParts(type))) return;
        var first = types[type.Name.Value].Definition;
        problems.Add(DefinedTwice($"Type {type.Name}", first), type.Name.Value, type.Name.Location);
    }

    private void Attach(TypeDefinitionNode extension)
    {
        var name = extension.Name.Value;
        if (!types.TryGetValue(name, out var type))
            problems.Add($"Type {name} is extended, but defined nowhere.{DidYouMean.Ask(name, types.Keys)}", name, extension.Name.Location);
        else if (BuiltInDefinitions.Contains(type.Definition))
            problems.Add($"Type {name} is built in, and cannot be extended.", name, extension.Name.Location);
        else if (type.Definition.GetType() != extension.GetType())
            problems.Add($"Type {name} is extended as {Kind(extension)}, but defined as {Kind(type.Definition)} at {type.Definition.Location}.", name, extension.Name.Location);
        else
            type.Extensions.Add(extension);
    }

    private static string DefinedTwice(string what, SyntaxNode first) => BuiltInDefinitions.Contains(first)
        ? $"{what} is built in, and cannot be defined again."
        : $"{what} is defined twice; the first definition is at {first.Location}.";

    private static string Kind(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "type",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input",
    };
}
