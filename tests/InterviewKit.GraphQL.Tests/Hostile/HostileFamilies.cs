using System.Globalization;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Hostile;

/// <summary>Requests that are made to hurt, each for any size.</summary>
internal static class HostileFamilies
{
    /// <summary>What the documents are written for.</summary>
    public const string Sdl = """
        directive @tag(n: Int) repeatable on FIELD
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        input In { n: Int next: In list: [In!] }
        input Key @oneOf { n: Int next: Key }
        interface Thing { x(n: Int): Int down: Node name: String }
        type Query { x(n: Int, list: [Int], deep: [[Int]], in: In, key: Key): Int node: Node thing: Thing page(first: Int): Page @listSize(slicingArguments: ["first"], sizedFields: ["nodes"]) }
        type Node implements Thing { x(n: Int): Int down: Node name: String }
        type Other implements Thing { x(n: Int): Int down: Node name: String }
        type Page { nodes: [Node] total: Int }
        type Subscription { count(n: Int): Int }
        """;

    private const string Leaf = "x";

    private static readonly HostileFamily[] Families =
    [
        new("braces nested", 12, static n => $"{{node{Repeat(n, "{down")}{{x}}{new string('}', n)}}}"),
        new("braces that never end", 2000, static n => new string('{', n)),
        new("lists nested", 12, static n => $"{{x(deep:{new string('[', n)}{new string(']', n)})}}"),
        new("lists nested side by side", 50, static n => $"{{x(deep:[{Repeat(n, "[[[[1]]]]")}])}}"),
        new("objects nested", 12, static n => $"{{x(in:{Repeat(n, "{next:")}null{new string('}', n)})}}"),
        new("OneOf objects nested", 12, static n => $"{{x(key:{Repeat(n, "{next:")}null{new string('}', n)})}}"),
        new("types nested", 12, static n => $"query($a:{new string('[', n)}Int{new string(']', n)}){{x(list:$a)}}"),
        new("inline fragments nested", 12, static n => $"{{{Repeat(n, "...{")}x{new string('}', n + 1)}"),
        new("inline fragments side by side", 300, static n => $"{{{Repeat(n, "...{x}")}}}"),
        new("one field repeated", 300, static n => $"{{{Repeat(n, "x ")}}}"),
        new("aliases", 300, static n => $"{{{Repeat(n, static i => $"a{i}:x ")}}}"),
        new("fields that do not exist", 300, static n => $"{{{Repeat(n, static i => $"a{i} ")}}}"),
        new("repeated fields with other fields below", 300, static n => $"{{{Repeat(n, static i => $"node{{a{i}:x}}")}}}"),
        new("repeated fields with other fields two levels below", 300, static n => $"{{{Repeat(n, static i => $"node{{down{{a{i}:x}}}}")}}}"),
        new("repeated fields on interfaces and objects", 100, static n => $"{{{Repeat(n, static i => $"thing{{...on Node{{down{{a{i}:x}}}}...on Other{{down{{b{i}:x}}}}down{{c{i}:x}}}}")}}}"),
        new("repeated fields that do not merge", 300, static n => $"{{{Repeat(n, static i => $"node{{a:x(n:{i})}}")}}}"),
        new("fields that share a large fragment", 15, static n => $"{{{Repeat(n, static i => $"a{i}:node{{...F}}")}}}fragment F on Node{{{Repeat(n, static i => $"b{i}:x ")}}}"),
        new("fields on an interface that share a large fragment", 15, static n => $"{{{Repeat(n, static i => $"a{i}:thing{{...F}}")}}}fragment F on Thing{{{Repeat(n, static i => $"b{i}:x ")}}}"),
        new("pages that share a large fragment", 15, static n => $"{{{Repeat(n, static i => $"a{i}:page(first:{i}){{...F}}")}}}fragment F on Page{{{Repeat(n, static i => $"b{i}:nodes{{x}}")}}}"),
        new("fragments in a circle", 200, static n => $"{{node{{...F0}}}}{Repeat(n, i => $"fragment F{i} on Node{{...F{(i + 1) % n}}}")}"),
        new("circles of fragments", 200, static n => $"{{node{{x}}}}{Repeat(n, static i => $"fragment F{i} on Node{{x ...F{i}}}")}"),
        new("fragments that double below fields", 15, static n => $"{{node{{...F0}}}}{Repeat(n, static i => $"fragment F{i} on Node{{a:down{{...F{i + 1}}}b:down{{...F{i + 1}}}}}")}fragment F{n} on Node{{x}}"),
        new("fragments that double at one level", 100, static n => $"{{node{{...F0}}}}{Repeat(n, static i => $"fragment F{i} on Node{{...F{i + 1} ...F{i + 1}}}")}fragment F{n} on Node{{x}}"),
        new("a chain of fragments", 200, static n => $"{{node{{...F0}}}}{Chain(n)}"),
        new("a chain of fragments that nobody uses", 200, static n => $"{{x}}{Chain(n)}"),
        new("fragments of one name", 200, static n => $"{{node{{...F}}}}{Repeat(n, static i => $"fragment F on Node{{a{i}:x}}")}"),
        new("fragments of one name in a circle", 200, static n => $"{{node{{...F}}}}{Repeat(n, "fragment F on Node{x ...F}")}"),
        new("a number in the document", 2000, static n => $"{{x(n:{new string('9', n)})}}"),
        new("a float in the document", 2000, static n => $"{{x(n:1.{new string('9', n)}e{new string('9', n)})}}"),
        new("a number as a variable", 2000, static n => "query($a:Int){x(n:$a)}", static n => $$"""{"a":{{new string('9', n)}}}"""),
        new("a name", 2000, static n => $"{{{new string('a', n)}}}"),
        new("a string of escapes", 500, static n => $"{{x(n:\"{Repeat(n, "\\u00e9")}\")}}"),
        new("a block string of lines", 500, static n => $"{{x(n:\"\"\"{Repeat(n, "  a\n")}\"\"\")}}"),
        new("a string without end", 2000, static n => $"{{x(n:\"{new string('a', n)}"),
        new("comments and commas", 500, static n => $"{{{Repeat(n, ",,#,,\n")}x}}"),
        new("directives on a field", 300, static n => $"{{x {Repeat(n, "@tag(n:1)")}}}"),
        new("directives that do not exist", 300, static n => $"{{x {Repeat(n, static i => $"@d{i}")}}}"),
        new("conditions of as many variables", 12, static n => $"query({Repeat(n, static i => $"$v{i}:Boolean! ")}){{{Repeat(n, static i => $"a{i}:x @include(if:$v{i})")}}}", static n => $"{{{Join(n, static i => $"\"v{i}\":true")}}}"),
        new("conditions of too many variables", 200, static n => $"query({Repeat(n, static i => $"$v{i}:Boolean! ")}){{{Repeat(n, static i => $"a{i}:x @include(if:$v{i})")}}}", static n => $"{{{Join(n, static i => $"\"v{i}\":true")}}}"),
        new("variables", 200, static n => $"query({Repeat(n, static i => $"$v{i}:Int ")}){{{Repeat(n, static i => $"a{i}:x(n:$v{i})")}}}", static n => $"{{{Join(n, static i => $"\"v{i}\":{i}")}}}"),
        new("variables with defaults", 200, static n => $"query({Repeat(n, static i => $"$v{i}:[Int]=[1 2 3]")}){{{Repeat(n, static i => $"a{i}:x(list:$v{i})")}}}"),
        new("variables that nobody uses", 200, static n => $"query({Repeat(n, static i => $"$v{i}:Int ")}){{x}}"),
        new("variables that nobody defines", 200, static n => $"{{{Repeat(n, static i => $"a{i}:x(n:$v{i})")}}}"),
        new("uses of one variable", 200, static n => $"query($v:Int){{{Repeat(n, static i => $"a{i}:x(n:$v)")}}}"),
        new("arguments of one name", 300, static n => $"{{x({Repeat(n, "n:1 ")})}}"),
        new("arguments that do not exist", 300, static n => $"{{x({Repeat(n, static i => $"a{i}:1 ")})}}"),
        new("input fields of one name", 300, static n => $"{{x(in:{{{Repeat(n, "n:1 ")}}})}}"),
        new("input fields of two names", 300, static n => $"{{x(in:{{{Repeat(n, "n:1 ")}{Repeat(n, "next:null ")}}})}}"),
        new("input fields that do not exist", 300, static n => $"{{x(in:{{{Repeat(n, static i => $"a{i}:1 ")}}})}}"),
        new("a list in the document", 500, static n => $"{{x(list:[{Repeat(n, "1 ")}])}}"),
        new("a list in the document, all wrong", 500, static n => $"{{x(list:[{Repeat(n, "true ")}])}}"),
        new("a list as a variable", 500, static n => "query($a:[Int]){x(list:$a)}", static n => $$"""{"a":[{{Join(n, static i => $"{i}")}}]}"""),
        new("a list as a variable, all wrong", 500, static n => "query($a:[Int]){x(list:$a)}", static n => $$"""{"a":[{{Join(n, static _ => $"true")}}]}"""),
        new("a list of lists as a variable", 50, static n => "query($a:[[Int]]){x(deep:$a)}", static n => $$"""{"a":[{{Join(n, static _ => $"[1,2,3,4]")}}]}"""),
        new("JSON objects nested", 3, static n => "query($a:In){x(in:$a)}", static n => $$"""{"a":{{Repeat(n, "{\"next\":")}}null{{new string('}', n)}}}"""),
        new("JSON objects side by side", 100, static n => "query($a:In){x(in:$a)}", static n => $$$"""{"a":{"list":[{{{Join(n, static i => $"{{\"n\":{i}}}")}}}]}}"""),
        new("JSON fields that do not exist", 300, static n => "query($a:In){x(in:$a)}", static n => $$$"""{"a":{{{{Join(n, static i => $"\"a{i}\":{i}")}}}}}"""),
        new("JSON fields of one name", 300, static n => "query($a:In){x(in:$a)}", static n => $$$"""{"a":{{{{Join(n, static i => $"\"n\":{i}")}}}}}"""),
        new("variables beyond those defined", 300, static n => "{x}", static n => $"{{{Join(n, static i => $"\"v{i}\":{i}")}}}"),
        new("operations", 200, static n => Repeat(n, static i => $"query O{i}{{x}}")) { OperationName = "O0" },
        new("operations of one name", 200, static n => Repeat(n, "query O{x}")) { OperationName = "O" },
        new("operations that share a chain of fragments", 100, static n => $"{Repeat(n, static i => $"query O{i}{{node{{...F0}}}}")}{Chain(n)}") { OperationName = "O0" },
        new("operations that share a chain of fragments with a variable", 100, static n => $"{Repeat(n, static i => $"query O{i}($v:Int){{node{{...F0}}}}")}{Chain(n, "a:x(n:$v)")}") { OperationName = "O0" },
        new("operations that share a variable's uses", 100, static n => $"{Repeat(n, static i => $"query O{i}($v:Int){{node{{...F}}}}")}fragment F on Node{{{Repeat(n, static i => $"a{i}:x(n:$v)")}}}") { OperationName = "O0" },
        new("operations that miss a variable of fragments", 100, static n => $"{Repeat(n, static i => $"query O{i}{{node{{...F0}}}}")}{Chain(n, "a:x(n:$v)")}") { OperationName = "O0" },
        new("operations that share a circle of fragments with a variable", 100, static n => $"{Repeat(n, static i => $"query O{i}($v:Int){{node{{...F0}}}}")}{Repeat(n, i => $"fragment F{i} on Node{{a:x(n:$v) ...F{(i + 1) % n}}}")}") { OperationName = "O0" },
        new("subscriptions that share a chain of fragments", 100, static n => $"{Repeat(n, static i => $"subscription O{i}{{...F0}}")}{Repeat(n, static i => $"fragment F{i} on Subscription{{...F{i + 1}}}")}fragment F{n} on Subscription{{count}}") { OperationName = "O0" },
        new("subscriptions with a condition in shared fragments", 100, static n => $"{Repeat(n, static i => $"subscription O{i}{{...F0}}")}{Repeat(n, static i => $"fragment F{i} on Subscription{{...F{i + 1}}}")}fragment F{n} on Subscription{{count @skip(if:true)}}") { OperationName = "O0" },
        new("errors at the end of a long line", 500, static n => $"{{{Repeat(n, "x ")}{Repeat(n, static i => $"a{i} ")}}}"),
    ];

    /// <summary>Requests whose work no order of doing it makes small: <see cref="GraphQLOptions.MaxMergedFields"/> ends it.</summary>
    private static readonly HostileFamily[] EndedFamilies =
    [
        new("operations with a field of their own before a chain of fragments", 100, static n => $"{Repeat(n, static i => $"query O{i}{{node{{a{i}:x ...F0}}}}")}{Chain(n, Leaf)}") { OperationName = "O0" },
        new("fragments that spread the next beside and below", 100, static n => $"{{node{{...F0}}}}{Repeat(n, static i => $"fragment F{i} on Node{{...F{i + 1} down{{...F{i + 1}}}}}")}fragment F{n} on Node{{x}}"),
        new("fragments that choose among the next two", 100, static n => $"{{node{{...F0 ...F1}}}}{Repeat(n, static i => $"fragment F{i} on Node{{a:down{{...F{i + 1}}} b:down{{...F{i + 2} x}}}}")}fragment F{n} on Node{{x}} fragment F{n + 1} on Node{{x}}"),
    ];

    private static readonly Dictionary<string, HostileFamily> ByName = Families.Concat(EndedFamilies).ToDictionary(static family => family.Name, StringComparer.Ordinal);

    public static IEnumerable<string> Names => Families.Select(static family => family.Name);

    public static IEnumerable<string> EndedNames => EndedFamilies.Select(static family => family.Name);

    public static HostileFamily Find(string name) => ByName[name];

    private static string Chain(int length, string field = "") =>
        $"{Repeat(length, i => $"fragment F{i} on Node{{{field} ...F{i + 1}}}")}fragment F{length} on Node{{{Leaf}}}";

    private static string Repeat(int count, string text) => new StringBuilder(count * text.Length).Insert(0, text, count).ToString();

    private static string Repeat(int count, Func<int, FormattableString> text) => string.Concat(Texts(count, text));

    private static string Join(int count, Func<int, FormattableString> text) => string.Join(',', Texts(count, text));

    private static IEnumerable<string> Texts(int count, Func<int, FormattableString> text) =>
        Enumerable.Range(0, count).Select(i => text(i).ToString(CultureInfo.InvariantCulture));
}

/// <param name="Name">What there is much of.</param>
/// <param name="Size">The size to begin with.</param>
/// <param name="Document">Writes the document of a size.</param>
/// <param name="Variables">Writes the variables of a size, as JSON.</param>
internal sealed record HostileFamily(string Name, int Size, Func<int, string> Document, Func<int, string>? Variables = null)
{
    public string? OperationName { get; init; }
}
