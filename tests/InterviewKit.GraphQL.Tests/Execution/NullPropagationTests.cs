using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Tests.Execution;

/// <summary>
/// Executes random selections over random trees with holes, and compares the answers with those of a plain recursive reading of the specification, which knows nothing of levels and columns.
/// </summary>
public sealed class NullPropagationTests
{
    private const string Sdl = """
        type Query { tree: Tree  must: Tree! }
        type Tree { n: Int s: Int! one: Tree must: Tree! kids: [Tree] strict: [Tree!] all: [Tree!]! nested: [[Tree!]] }
        """;

    private static readonly (string Name, string Type)[] Fields =
        [("n", "Int"), ("s", "Int!"), ("one", "Tree"), ("must", "Tree!"), ("kids", "[Tree]"), ("strict", "[Tree!]"), ("all", "[Tree!]!"), ("nested", "[[Tree!]]")];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Nulls_are_carried_up_as_the_specification_reads(int seed)
    {
        var random = new Random(seed);
        Tree? tree = null;
        var schema = new SchemaBuilder().AddSdl(Sdl, "tree.graphql").Bind<Tree>("Tree")
            .BindQuery(query => query.Field("tree", _ => tree).Field("must", _ => tree))
            .Build();
        var executor = new GraphQLExecutor(schema, new GraphQLOptions { MaxErrors = int.MaxValue, MaxFieldCost = double.MaxValue, MaxTypeCost = double.MaxValue });
        for (var round = 0; round < 250; round++)
        {
            tree = RandomTree(random, 4);
            var selection = new Selection("tree", "Tree", RandomSelection(random, 4));
            var document = $"{{ {(random.Next(4) == 0 ? "tree: must" : "tree")} {selection.Text} }}";
            selection = selection with { Type = document.Contains("must ", StringComparison.Ordinal) && document.StartsWith("{ tree: must", StringComparison.Ordinal) ? "Tree!" : "Tree" };

            var result = await executor.ExecuteAsync(new GraphQLRequest(document), Services.None, CancellationToken.None);

            var expected = Complete(selection.Type, tree, selection) is { } data ? $$"""{"tree":{{data}}}""" : "null";
            using var answer = JsonDocument.Parse(result.ToJson());
            answer.RootElement.GetProperty("data").GetRawText().ShouldBe(expected, $"seed {seed}, round {round}: {document}");
            foreach (var error in result.Errors)
                LeadsToNull(answer.RootElement.GetProperty("data"), error.Path!).ShouldBeTrue($"seed {seed}, round {round}: {error.Path}");
            result.Errors.Select(static error => error.Path!.ToString()).ShouldBeUnique();
            (result.Errors.Count > 0).ShouldBe(HasForbiddenNull(selection.Type, tree, selection), $"seed {seed}, round {round}: {document}");
        }
    }

    /// <summary>The JSON of a value; null where the position above has to become null.</summary>
    private static string? Complete(string type, object? value, Selection selection)
    {
        if (type.EndsWith('!'))
            return Complete(type[..^1], value, selection) is { } present && present != "null" ? present : null;
        if (value is null) return "null";
        if (type.StartsWith('[')) return CompleteAll((System.Collections.IEnumerable)value, item => Complete(type[1..^1], item, selection), '[', ']');
        if (value is not Tree tree) return ((int)value).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return CompleteAll(
            selection.Fields,
            field => Complete(((Selection)field!).Type, Value(tree, ((Selection)field).Name), (Selection)field) is { } text ? $"\"{((Selection)field).Name}\":{text}" : null,
            '{',
            '}');
    }

    private static string CompleteAll(System.Collections.IEnumerable items, Func<object?, string?> complete, char open, char close)
    {
        var text = new StringBuilder().Append(open);
        foreach (var item in items)
        {
            if (complete(item) is not { } part) return "null";
            if (text.Length > 1) text.Append(',');
            text.Append(part);
        }

        return text.Append(close).ToString();
    }

    /// <summary>Whether some null is met, at a position that is reached, where none is allowed.</summary>
    private static bool HasForbiddenNull(string type, object? value, Selection selection)
    {
        if (value is null) return type.EndsWith('!');
        type = type.TrimEnd('!');
        if (type.StartsWith('[')) return ((System.Collections.IEnumerable)value).Cast<object?>().Any(item => HasForbiddenNull(type[1..^1], item, selection));
        return value is Tree tree && selection.Fields.Any(field => HasForbiddenNull(field.Type, Value(tree, field.Name), field));
    }

    private static bool LeadsToNull(JsonElement data, ResponsePath path)
    {
        foreach (var segment in path.ToList())
        {
            if (data.ValueKind == JsonValueKind.Null) return true;
            data = segment is int index ? data[index] : data.GetProperty((string)segment);
        }

        return data.ValueKind == JsonValueKind.Null;
    }

    private static object? Value(Tree tree, string field) => field switch
    {
        "n" => tree.N,
        "s" => tree.S,
        "one" => tree.One,
        "must" => tree.Must,
        "kids" => tree.Kids,
        "strict" => tree.Strict,
        "all" => tree.All,
        _ => tree.Nested,
    };

    private static Tree? RandomTree(Random random, int depth)
    {
        if (random.Next(12) == 0) return null;
        if (depth == 0) return new Tree(1, 1, null, null, null, null, [], null);
        return new Tree(
            random.Next(4) == 0 ? null : random.Next(100),
            random.Next(15) == 0 ? null : random.Next(100),
            RandomTree(random, depth - 1),
            RandomTree(random, depth - 1),
            RandomList(random, depth),
            RandomList(random, depth),
            RandomList(random, depth),
            random.Next(8) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => RandomList(random, depth))]);
    }

    private static Tree?[]? RandomList(Random random, int depth) =>
        random.Next(12) == 0 ? null : [.. Enumerable.Range(0, random.Next(3)).Select(_ => RandomTree(random, depth - 1))];

    private static Selection[] RandomSelection(Random random, int depth)
    {
        var fields = Fields.Where(field => random.Next(2) == 0 && (depth > 1 || !field.Type.Contains("Tree", StringComparison.Ordinal))).ToArray();
        if (fields.Length == 0) fields = [Fields[0]];
        return [.. fields.Select(field => new Selection(field.Name, field.Type, field.Type.Contains("Tree", StringComparison.Ordinal) ? RandomSelection(random, depth - 1) : []))];
    }

    private sealed record Selection(string Name, string Type, Selection[] Fields)
    {
        public string Text => Fields.Length == 0 ? "" : $"{{ {string.Join(' ', Fields.Select(static child => $"{child.Name} {child.Text}"))} }}";
    }

    private sealed record Tree(int? N, int? S, Tree? One, Tree? Must, Tree?[]? Kids, Tree?[]? Strict, Tree?[]? All, Tree?[]?[]? Nested);
}
