using System.Globalization;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Conformance.Tests.Hostile;

/// <summary>Request bodies that are made to hurt, by name.</summary>
internal static class HostileRequests
{
    private const int Deep = 50_000;

    private static readonly Dictionary<string, Func<string>> Bodies = new(StringComparer.Ordinal)
    {
        ["braces of a megabyte"] = static () => Query(new string('{', 1_000_000)),
        ["selections nested deep"] = static () => Query($"{{level{Repeat(Deep, "{down")}{new string('}', Deep + 1)}"),
        ["inline fragments nested deep"] = static () => Query($"{{{Repeat(Deep, "...{")}hello{new string('}', Deep + 1)}"),
        ["lists nested deep"] = static () => Query($"{{lists(of:{new string('[', Deep)}{new string(']', Deep)})}}"),
        ["objects nested deep"] = static () => Query($"{{tree(of:{Repeat(Deep, "{child:")}null{new string('}', Deep)})}}"),
        ["types nested deep"] = static () => Query($"query($a:{new string('[', Deep)}Int{new string(']', Deep)}){{lists(of:$a)}}"),
        ["a default nested deep"] = static () => Query($"query($a:[[Int]]={new string('[', Deep)}{new string(']', Deep)}){{lists(of:$a)}}"),
        ["JSON nested deep"] = static () => new string('[', Deep) + new string(']', Deep),
        ["JSON never closed"] = static () => Repeat(Deep, "{\"query\":"),
        ["variables nested deep"] = static () =>
            $$$"""{"query":"query($a:Tree){tree(of:$a)}","variables":{"a":{{{Repeat(Deep, "{\"child\":")}}}null{{{new string('}', Deep)}}}}}""",
        ["extensions nested deep"] = static () => $$$"""{"query":"{","extensions":{"a":{{{new string('[', Deep)}}}{{{new string(']', Deep)}}}}}""",
        ["variables as long lists"] = static () =>
            $$$"""{"query":"query($a:[[Int]]){lists(of:$a)}","variables":{"a":[[{{{Repeat(100_000, "1,")}}}1]]}}""",
        ["ten thousand aliases"] = static () => Query($"{{{Repeat(10_000, static i => $"a{i}:hello ")}}}"),
        ["ten thousand unknown fields"] = static () => Query($"{{{Repeat(10_000, static i => $"u{i} ")}}}"),
        ["ten thousand unknown directives"] = static () => Query($"{{hello {Repeat(10_000, static i => $"@d{i} ")}}}"),
        ["ten thousand variables"] = static () => Query($"query({Repeat(10_000, static i => $"$v{i}:Int ")}){{hello}}"),
        ["ten thousand operations"] = static () => Query(Repeat(10_000, static i => $"query O{i}{{hello}} ")),
        ["fragments in a circle"] = static () => Query("{...A} fragment A on Query{hello ...B} fragment B on Query{...A}"),
        ["a fragment below itself"] = static () => Query("{level{...A}} fragment A on Level{down{...A}}"),
        ["fragments of one name in a circle"] = static () =>
            Query("{level{...A}} fragment A on Level{value} fragment A on Level{down{...A}} fragment B on Level{...A}"),
        ["fragments that double"] = static () =>
            Query($"{{level{{...F0}}}} {Repeat(24, static i => $"fragment F{i} on Level{{a:down{{...F{i + 1}}} b:down{{...F{i + 1}}}}} ")} fragment F24 on Level{{value}}"),
        ["a circle of introspection"] = static () => Query($"{{__schema{{types{{{Repeat(30, "fields{type{")}name{new string('}', 60)}}}}}}}"),
        ["an integer of a hundred thousand digits"] = static () => Query($"{{number(of:{new string('9', 100_000)})}}"),
        ["a float of a hundred thousand digits"] = static () => Query($"{{number(as:1.{new string('9', 90_000)}e{new string('9', 5_000)})}}"),
        ["an integer variable of a hundred thousand digits"] = static () =>
            $$$"""{"query":"query($a:Int){number(of:$a)}","variables":{"a":{{{new string('9', 100_000)}}}}}""",
        ["a float variable with a huge exponent"] = static () => """{"query":"query($a:Float){number(as:$a)}","variables":{"a":1e999999999}}""",
        ["a name of a hundred thousand letters"] = static () => Query($"{{{new string('a', 100_000)}}}"),
        ["a long name that every operation repeats"] = static () =>
            Query($"{Repeat(50, static i => $"query O{i}{{...F}} ")} fragment F on Query{{hello(name:${new string('a', 90_000)})}}"),
        ["a long name that every error of a variable repeats"] = static () =>
            $$$"""{"query":"query(${{{new string('a', 40_000)}}}:[[Int]]){lists(of:${{{new string('a', 40_000)}}})}","variables":{"{{{new string('a', 40_000)}}}":[[{{{Repeat(50, "true,")}}}1]]}}""",
        ["a long name as the operation's"] = static () => Query($"query {new string('a', 90_000)}{{hello}} query B{{hello}}"),
        ["an endless string"] = static () => Query($"{{hello(name:\"{new string('x', 90_000)}"),
        ["an endless block string"] = static () => Query($"{{hello(name:\"\"\"{Repeat(45_000, " \n")}"),
        ["a lone surrogate, escaped in the document"] = static () => Query("{hello(name:\"\\uD800\")}"),
        ["a lone surrogate in the JSON of the document"] = static () => "{\"query\":\"{hello(name:\\\"\\ud800\\\")}\"}",
        ["a lone surrogate in a variable"] = static () => "{\"query\":\"query($a:String){hello(name:$a)}\",\"variables\":{\"a\":\"\\udc00\"}}",
        ["a lone surrogate in a variable's name"] = static () => "{\"query\":\"query($a:String!){hello(name:$a)}\",\"variables\":{\"\\ud800\":\"\"}}",
        ["a lone surrogate as operation name"] = static () => "{\"query\":\"{hello}\",\"operationName\":\"\\ud800\"}",
        ["a null character"] = static () => Query("{hello\0}"),
        ["a prototype as a field"] = static () => Query("{__proto__ constructor}"),
        ["a body of blanks"] = static () => new string(' ', 1_000_000),
        ["a list of requests"] = static () => $"[{Repeat(1000, "{\"query\":\"{hello}\"},")}{{\"query\":\"{{hello}}\"}}]",
    };

    public static IEnumerable<string> Names => Bodies.Keys;

    public static byte[] Body(string name) => Encoding.UTF8.GetBytes(Bodies[name]());

    private static string Query(string document) => $$$"""{"query":{{{JsonSerializer.Serialize(document)}}}}""";

    private static string Repeat(int count, string text) => new StringBuilder(count * text.Length).Insert(0, text, count).ToString();

    private static string Repeat(int count, Func<int, FormattableString> text) =>
        string.Concat(Enumerable.Range(0, count).Select(i => text(i).ToString(CultureInfo.InvariantCulture)));
}
