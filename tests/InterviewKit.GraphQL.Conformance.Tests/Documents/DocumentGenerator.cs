using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>
/// Writes a document for a schema: operations of all kinds, fragments that spread each other, variables, directives. Valid as
/// far as the dice want no fault; some documents are invalid all the same, such as by fields that do not merge.
/// </summary>
internal sealed class DocumentGenerator(Schema schema, Dice dice, bool queriesOnly = false)
{
    private const int DepthMax = 4;
    private static readonly string[] Breaks = [" ", " ", " ", "\n", "\n  ", " , ", "\r\n", "\t", " # note\n"];

    private readonly ValueGenerator values = new(dice);
    private readonly List<Definition> fragments = [];
    private readonly List<Definition> operations = [];
    private readonly Dictionary<string, string> variableTypes = new(StringComparer.Ordinal);
    private Definition current = new("", "", "");
    private int names;

    public GeneratedDocument Generate()
    {
        var operationCount = dice.Chance(0.8) ? 1 : 1 + dice.Next(3);
        for (var i = dice.Next(4); i > 0; i--) AddFragment(i);
        for (var i = 0; i < operationCount; i++) AddOperation(i, operationCount);
        DropUnused();

        var text = new StringBuilder();
        foreach (var definition in dice.Chance(0.5) ? operations.Concat(fragments) : fragments.Concat(operations))
            text.Append(definition.IsOperation ? HeaderOf(definition) : definition.Header).Append(definition.Body).Append(Break());
        var chosen = operations.Count > 0 ? dice.Pick(operations) : null;
        var operationName = operations.Count > 1 || dice.Chance(0.2) ? chosen?.Name : null;
        var requestDice = dice.WithFaults(dice.Chance(0.3) ? 0.1 : 0);
        return new GeneratedDocument(text.ToString(), requestDice.Fault() ? "Missing" : operationName is "" ? null : operationName, VariablesOf(chosen, requestDice));
    }

    private void AddFragment(int index)
    {
        var composites = schema.Types.OfType<CompositeType>().Where(static type => !type.Name.StartsWith("__", StringComparison.Ordinal)).ToArray();
        var type = dice.Pick(composites);
        var name = dice.Fault() && fragments.Count > 0 ? fragments[^1].Name : $"F{index}";
        var condition = dice.Fault() ? dice.Pick(["Int", "Missing", "Query"]) : type.Name;
        current = new Definition(name, $"fragment {name} on {condition}", condition);
        current.Header += Directives("FRAGMENT_DEFINITION");
        current.Body = SelectionSet(type, 2);
        fragments.Add(current);
    }

    private void AddOperation(int index, int count)
    {
        var kind = queriesOnly || dice.Chance(0.7) ? "query" : dice.Pick(["mutation", "subscription"]);
        var root = kind switch { "query" => schema.QueryType, "mutation" => schema.MutationType, _ => schema.SubscriptionType } ?? schema.QueryType;
        var name = count == 1 && dice.Chance(0.4) ? "" : dice.Fault() ? "" : dice.Fault() ? "Op0" : $"Op{index}";
        current = new Definition(name, kind, "") { IsOperation = true };
        current.Directives = Directives(kind.ToUpperInvariant());
        current.Body = kind == "subscription" && !dice.Fault() ? $"{{{Field(root, 0)}}}" : SelectionSet(root, 0);
        operations.Add(current);
    }

    /// <summary>Leaves out fragments that nothing spreads, and then those that only they spread.</summary>
    private void DropUnused()
    {
        if (dice.Fault()) return;
        for (var i = 0; i < 2; i++)
        {
            var used = operations.Concat(fragments).SelectMany(static definition => definition.Spreads).ToHashSet(StringComparer.Ordinal);
            fragments.RemoveAll(fragment => !used.Contains(fragment.Name));
        }
    }

    private string SelectionSet(CompositeType parent, int depth)
    {
        var text = new StringBuilder("{").Append(Break());
        var count = 1 + dice.Next(depth > 2 ? 2 : 4);
        for (var i = 0; i < count; i++) text.Append(Selection(parent, depth)).Append(Break());
        return text.Append('}').ToString();
    }

    private string Selection(CompositeType parent, int depth)
    {
        if (dice.Chance(0.08)) return $"__typename{Directives("FIELD")}";
        if (dice.Chance(0.12) && depth < DepthMax) return InlineFragment(parent, depth);
        if (dice.Chance(0.15) && FittingFragment(parent) is { } fragment)
        {
            current.Spreads.Add(fragment);
            return $"...{fragment}{Directives("FRAGMENT_SPREAD")}";
        }

        return Field(parent, depth);
    }

    private string? FittingFragment(CompositeType parent)
    {
        if (dice.Fault()) return dice.Pick(["Missing", current.IsOperation ? "Missing" : current.Name, .. fragments.Select(static fragment => fragment.Name)]);
        var fitting = fragments.Where(fragment => schema.Types.Find(fragment.Condition) is CompositeType type && type.Overlaps(parent)).ToArray();
        return fitting.Length == 0 ? null : dice.Pick(fitting).Name;
    }

    private string InlineFragment(CompositeType parent, int depth)
    {
        if (dice.Chance(0.3)) return $"...{Directives("INLINE_FRAGMENT")} {SelectionSet(parent, depth + 1)}";
        var fitting = schema.Types.OfType<CompositeType>().Where(type => dice.Fault() || type.Overlaps(parent)).ToArray();
        var type = fitting.Length == 0 ? parent : dice.Pick(fitting);
        var condition = dice.Fault() ? dice.Pick(["Int", "Missing"]) : type.Name;
        return $"... on {condition}{Directives("INLINE_FRAGMENT")} {SelectionSet(type, depth + 1)}";
    }

    private string Field(CompositeType parent, int depth)
    {
        FieldDefinition[] fitting = [.. parent.Fields.Where(field => depth < DepthMax || field.Type.Named is not CompositeType)];
        if (fitting.Length == 0) return "__typename";
        var field = dice.Pick(fitting);
        var name = dice.Fault() ? dice.Pick(["missing", "__schema", "__type", field.Name + "s"]) : field.Name;
        var arguments = Arguments(field.Arguments);
        var alias = dice.Fault() ? dice.Pick(["a: ", "id: ", "name: "])
            : field.Arguments.Count > 0 || dice.Chance(0.15) ? $"x{(++names).ToString(CultureInfo.InvariantCulture)}: " : "";
        var text = alias + name + arguments + Directives("FIELD");
        if (field.Type.Named is CompositeType type && !(dice.Fault() && dice.Chance(0.5))) return text + Break() + SelectionSet(type, depth + 1);
        return dice.Fault() && dice.Chance(0.5) ? text + " { id }" : text;
    }

    private string Arguments(NamedList<InputValueDefinition> definitions, bool mayVary = true)
    {
        var given = definitions.Where(argument => (argument.IsRequired && !dice.Fault()) || dice.Chance(0.4))
            .Select(argument => $"{argument.Name}: {values.Literal(argument.Type, mayVary ? Variable : null)}").ToList();
        if (dice.Fault()) given.Add("missing: 1");
        if (dice.Fault() && given.Count > 0) given.Add(given[0]);
        if (dice.Chance(0.2)) given.Reverse();
        return given.Count == 0 ? "" : $"({string.Join(dice.Pick([", ", " ", "\n"]), given)})";
    }

    private string Directives(string location)
    {
        if (dice.Fault()) return dice.Pick([" @missing", " @skip", " @onQuery", " @onField @onField", " @note(text: 1)", " @include(if: true) @include(if: false)", " @note(text: null)"]);
        if (!dice.Chance(0.08)) return "";
        var fitting = schema.Directives.Where(directive => directive.Locations.Any(place => Matches(place.ToString(), location))).ToArray();
        if (fitting.Length == 0) return "";
        var directive = dice.Pick(fitting);
        return $" @{directive.Name}{Arguments(directive.Arguments, mayVary: location != "VARIABLE_DEFINITION")}";
    }

    private static bool Matches(string place, string location) => place.Equals(location.Replace("_", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);

    private string Variable(GraphQLType type)
    {
        var wanted = dice.Fault() ? dice.Pick(["Int", "String!", "[ID!]", "Boolean"])
            : !type.IsNonNull && dice.Chance(0.3) ? type.AsNonNull().ToString()! : type.ToString()!;
        var name = variableTypes.FirstOrDefault(entry => entry.Value == wanted).Key;
        if (name is null || dice.Chance(0.4)) variableTypes[name = $"v{(++names).ToString(CultureInfo.InvariantCulture)}"] = wanted;
        current.Variables.Add(name);
        return $"${name}";
    }

    private string HeaderOf(Definition operation)
    {
        var used = UsedBy(operation);
        var defined = used.Where(_ => !dice.Fault()).Select(VariableDefinition).ToList();
        if (dice.Fault()) defined.Add(dice.Pick(["$unused: Int", "$bad: Box", "$gone: Missing", defined.FirstOrDefault() ?? "$unused: [Int!]"]));
        var isShort = operation.Header == "query" && operation.Name.Length == 0 && defined.Count == 0 && operation.Directives.Length == 0 && dice.Chance(0.7);
        if (isShort) return "";
        var description = dice.Chance(0.05) ? "\"described\" " : "";
        return $"{description}{operation.Header} {operation.Name}{(defined.Count == 0 ? "" : $"({string.Join(", ", defined)})")}{operation.Directives}";
    }

    private string VariableDefinition(string name)
    {
        var type = TypeOf(variableTypes[name]);
        var literal = type is not null && dice.Chance(0.25) ? $" = {values.Literal(type, null)}" : "";
        return $"${name}: {variableTypes[name]}{literal}{Directives("VARIABLE_DEFINITION")}";
    }

    private GraphQLType? TypeOf(string text) => schema.FindType(Parser.ParseType(new Source(text)));

    private SortedSet<string> UsedBy(Definition operation)
    {
        var used = new SortedSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<Definition>();
        var open = new Stack<Definition>([operation]);
        while (open.TryPop(out var definition))
        {
            if (!seen.Add(definition)) continue;
            used.UnionWith(definition.Variables);
            foreach (var fragment in fragments.Where(fragment => definition.Spreads.Contains(fragment.Name))) open.Push(fragment);
        }

        return used;
    }

    private JsonObject VariablesOf(Definition? operation, Dice requestDice)
    {
        var given = new JsonObject();
        var json = new ValueGenerator(requestDice);
        if (operation is null) return given;
        foreach (var name in UsedBy(operation))
        {
            if (TypeOf(variableTypes[name]) is { } type && (type.IsNonNull ? !requestDice.Fault() : dice.Chance(0.7))) given[name] = json.Json(type);
        }

        return given;
    }

    private string Break() => dice.Pick(Breaks);

    private sealed class Definition(string name, string header, string condition)
    {
        public string Name { get; } = name;

        public string Header { get; set; } = header;

        public string Condition { get; } = condition;

        public bool IsOperation { get; init; }

        public string Directives { get; set; } = "";

        public string Body { get; set; } = "";

        public HashSet<string> Spreads { get; } = new(StringComparer.Ordinal);

        public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);
    }
}

/// <summary>A document, and a request for one of its operations.</summary>
internal sealed record GeneratedDocument(string Text, string? OperationName, JsonObject Variables);
