using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>
/// The types that operations start from (section 3.3.1): those that the schema definition and its extensions name; without a
/// definition, those called Query, Mutation and Subscription where no extension names another.
/// </summary>
internal sealed class RootTypes
{
    private readonly Dictionary<OperationType, ObjectType> roots = [];
    private readonly SchemaProblems problems;

    public RootTypes(DefinitionCatalog catalog, IReadOnlyDictionary<string, NamedType> types, SchemaProblems problems)
    {
        this.problems = problems;
        var named = catalog.SchemaParts.SelectMany(part => part.OperationTypes).ToList();
        foreach (var operation in Enum.GetValues<OperationType>())
        {
            if (catalog.SchemaDefinition is not null || named.Exists(node => node.Operation == operation)) continue;
            if (types.TryGetValue(operation.ToString(), out var type)) Add(operation, type, type.Location);
        }

        foreach (var node in named)
        {
            if (types.TryGetValue(node.Type.Name, out var type))
                Add(node.Operation, type, node.Location);
            else
                problems.Add($"Type {node.Type.Name} is not defined.{DidYouMean.Ask(node.Type.Name, types.Keys)}", null, node.Type.Location);
        }

        // A query root that is named but unknown, or no object type, has been told already.
        if (Query is not null || named.Exists(node => node.Operation == OperationType.Query)) return;
        if (catalog.SchemaDefinition is { } definition)
            problems.Add("The schema definition must name the query root type.", null, definition.Location);
        else if (!types.ContainsKey("Query"))
            problems.Add("A schema needs a query root type: define type Query, or name one in schema { query: … }.", null, default);
    }

    public ObjectType? Query => roots.GetValueOrDefault(OperationType.Query);

    public ObjectType? Mutation => roots.GetValueOrDefault(OperationType.Mutation);

    public ObjectType? Subscription => roots.GetValueOrDefault(OperationType.Subscription);

    public ImmutableArray<AppliedDirective> AppliedDirectives { get; private set; } = [];

    public void Assign(ImmutableArray<AppliedDirective> applied) => AppliedDirectives = applied;

    private void Add(OperationType operation, NamedType type, Location location)
    {
        if (type is not ObjectType root)
        {
            problems.Add($"The {operation.Keyword()} root type must be an object type, which {type} is not.", type.Coordinate, location);
            return;
        }

        if (!roots.TryAdd(operation, root))
        {
            problems.Add($"The {operation.Keyword()} root type is named twice: {roots[operation]} and {type}.", type.Coordinate, location);
            return;
        }

        foreach (var (other, otherRoot) in roots)
        {
            if (other != operation && ReferenceEquals(root, otherRoot))
                problems.Add($"{type} is the root type of both {other.Keyword()} and {operation.Keyword()}; root types must be different.", type.Coordinate, location);
        }
    }
}
