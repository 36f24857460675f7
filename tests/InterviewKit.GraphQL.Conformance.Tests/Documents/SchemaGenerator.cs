using System.Globalization;
using System.Text;

namespace InterviewKit.GraphQL.Conformance.Tests.Documents;

/// <summary>Writes a small schema, in which the dice break the rules of type systems.</summary>
internal sealed class SchemaGenerator(Dice dice)
{
    private static readonly string[] Inputs = ["Int", "String", "ID!", "[Int!]", "Color", "In0", "[In1]", "Any"];
    private static readonly string[] Outputs = ["Int", "String!", "[ID]", "Color", "Ob0", "[Ob1!]!", "Base", "Either", "Any"];

    private readonly StringBuilder text = new();

    public string Generate()
    {
        if (!dice.Fault()) Define("Query", "type", $"type Query {{ start: Ob0 {Fields()} }}");
        if (dice.Chance(0.2)) text.Append($"schema {{ query: {(dice.Fault() ? "Ob9" : "Query")} {(dice.Fault() ? "mutation: In0" : "")} {(dice.Fault() ? "query: Query" : "")} }}\n");
        text.Append("scalar Any\n");
        Define("Color", "enum", $"enum Color {{ RED GREEN {(dice.Fault() ? dice.Pick(["RED", "true", "__X", "null"]) : "BLUE")} {Deprecated(0.1)} }}");
        Define("Base", "interface", $"interface Base {{ id: ID! size(of: Int): Int }}");
        Define("Wide", "interface", $"interface Wide implements {(dice.Fault() ? "Wide" : "Base")} {{ id: ID! size(of: Int): Int extra: String }}");
        for (var i = 0; i < 3; i++) Object(i);
        Define("Either", "union", $"union Either = Ob0 | {(dice.Fault() ? dice.Pick(["Ob0", "Base", "Int", "Missing", "In0"]) : "Ob1")}");
        for (var i = 0; i < 2; i++) InputObject(i);
        Directive();
        if (dice.Chance(0.3)) Extension();
        return text.ToString();
    }

    private void Define(string name, string kind, string definition)
    {
        text.Append(definition).Append('\n');
        if (dice.Fault()) text.Append(dice.Pick([definition, $"{kind} {name}2", $"extend {kind} {name}", $"{kind} __{name} {{ a: Int }}"])).Append('\n');
    }

    private void Object(int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"Ob{index}");
        var interfaces = dice.Pick(["", "", " implements Base", " implements Base & Wide"]);
        if (dice.Fault()) interfaces = dice.Pick([" implements Wide", " implements Missing", " implements Ob0", " implements Base & Base", " implements Color"]);
        var size = dice.Fault() ? dice.Pick(["size: Int", "size(of: Int!): Int", "size(of: Int, more: Int!): Int", "size(of: Int): String", "size(of: Int = 1, more: Int): Int!"]) : "size(of: Int): Int";
        var own = interfaces.Length == 0 ? "" : dice.Fault() ? "" : $"id: ID! {size} extra: String! ";
        Define(name, "type", $"type {name}{interfaces} {{ {own}{Fields()} }}");
    }

    private string Fields()
    {
        var fields = new StringBuilder();
        for (var i = dice.Next(3); i >= 0; i--)
        {
            var name = dice.Fault() ? dice.Pick(["f0", "__f"]) : string.Create(CultureInfo.InvariantCulture, $"f{i}");
            var type = dice.Fault() ? dice.Pick(["In0", "Missing", "[[In1]]"]) : dice.Pick(Outputs);
            fields.Append($"{name}{Arguments()}: {type} {Deprecated(0.1)} ");
        }

        return fields.ToString();
    }

    private string Arguments()
    {
        if (dice.Chance(0.6)) return "";
        var required = dice.Fault() ? "b: Int! @deprecated" : dice.Fault() ? "a: Int" : dice.Fault() ? "__c: Int" : "b: Int! = 3 @deprecated";
        return $"(a: {InputType()}{Default(0.2)} {(dice.Chance(0.4) ? required : "")})";
    }

    private string InputType() => dice.Fault() ? dice.Pick(["Ob0", "Base", "Either", "Missing"]) : dice.Pick(Inputs);

    private string Default(double chance) => dice.Chance(chance) ? $" = {(dice.Fault() ? dice.Pick(["1", "\"a\"", "{}", "RED"]) : "null")}" : "";

    private string Deprecated(double chance) =>
        dice.Fault() ? dice.Pick(["@deprecated @deprecated", "@deprecated(reason: 1)", "@missing", "@specifiedBy(url: \"u\")", "@deprecated(why: \"x\")"])
        : dice.Chance(chance) ? dice.Pick(["@deprecated", "@deprecated(reason: \"old\")"]) : "";

    private void InputObject(int index)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"In{index}");
        if (dice.Chance(0.2))
        {
            Define(name, "input", $"input {name} @oneOf {{ a: Int b: {(dice.Fault() ? dice.Pick(["Int!", "Int = 1"]) : "String")} }}");
            return;
        }

        var recursive = dice.Fault() ? dice.Pick(["In0!", "In1!", "[In0!]!"]) : dice.Pick(["In0", "In1", "[In1!]"]);
        Define(name, "input", $"input {name} {{ a: {InputType()} b: {recursive} c: Int! = 1 {Deprecated(0.1)} {(dice.Fault() ? "a: Int" : "")} }}");
    }

    private void Directive()
    {
        var argument = dice.Fault() ? dice.Pick(["(a: Int @mark)", "(a: Ob0)", "(a: Int a: Int)", "(__a: Int)", "(a: In0 = {a: @})"]) : dice.Pick(["", "(a: Int)", "(a: Color = RED)"]);
        var location = dice.Fault() ? dice.Pick(["NOWHERE", "field", "FIELD |"]) : "FIELD | OBJECT";
        text.Append($"directive @{(dice.Fault() ? "__mark" : "mark")}{argument} on {location}\n");
        if (dice.Fault()) text.Append("directive @mark on FIELD\n");
    }

    private void Extension() => text.Append(dice.Fault()
        ? dice.Pick(["extend type Missing { a: Int }", "extend input Ob0 { a: Int }", "extend type Ob0 { f0: Int f0: Int }", "extend enum Color { RED }", "extend union Either = Ob0", "extend type Ob1 implements Base"])
        : dice.Pick(["extend type Ob0 { added: Int }", "extend enum Color { PINK }", "extend union Either = Ob2", "extend input In1 { added: Int = 4 }", "extend type Query @mark"]));
}
