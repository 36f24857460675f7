using System.Text;

namespace InterviewKit.GraphQL.Tests.Language;

/// <summary>Writes random documents that are syntactically right, from a seed: executable ones and type systems, loosely laid out.</summary>
internal sealed class RandomDocument(int seed)
{
    private static readonly string[] Names = ["a", "b", "on", "type", "query", "_x1", "Name", "input", "true1"];
    private static readonly string[] Blanks = [" ", "\n", "\r\n", " , ", "\t", " #c\n", "  \r"];
    private static readonly string[] Locations = ["FIELD", "QUERY", "ENUM_VALUE", "INPUT_OBJECT"];

    private static readonly string[] Strings =
    [
        "\"\"", "\"a b\"", "\"\\n\\u00e9\\u{1F600}\\\"\"", "\"\"\"\"\"\"", "\"\"\"\n  block\n    more\n  \"\"\"", "\"\"\" one \\\"\"\" line \\n\"\"\"", "\"\"\"\n\n  x\r\n\r\n   y\"\"\"",
    ];

    private readonly Random random = new(seed);
    private readonly StringBuilder text = new();

    public string Write()
    {
        Times(1, 4, () =>
        {
            if (Chance(2)) Executable();
            else TypeSystem();
        });
        return text.ToString();
    }

    private void Executable()
    {
        // Behind a type without a body the shorthand would be its body.
        if (Chance(4) && text.Length == 0)
        {
            Selections(0);
            return;
        }

        Maybe(3, () => Put(Pick(Strings)));
        if (Chance(3))
        {
            Put("fragment", $"f{random.Next(3)}", "on", Name());
        }
        else
        {
            Put(Pick(["query", "mutation", "subscription"]));
            Maybe(2, () => Put(Name()));
            Maybe(2, () => Group("(", ")", 1, () =>
            {
                Maybe(4, () => Put(Pick(Strings)));
                Put("$", Name(), ":");
                Type(0);
                Maybe(2, () => { Put("="); Value(0, isConstant: true); });
                Directives(isConstant: true);
            }));
        }

        Directives(isConstant: false);
        Selections(0);
    }

    private void Selections(int depth) => Group("{", "}", 1, () =>
    {
        switch (depth > 3 ? 3 : random.Next(5))
        {
            case 0:
                Put("...", $"f{random.Next(3)}");
                Directives(isConstant: false);
                break;
            case 1:
                Put("...");
                Maybe(2, () => Put("on", Name()));
                Directives(isConstant: false);
                Selections(depth + 1);
                break;
            default:
                Maybe(3, () => Put(Name(), ":"));
                Put(Name());
                Maybe(3, () => Arguments(isConstant: false));
                Directives(isConstant: false);
                if (depth < 4) Maybe(3, () => Selections(depth + 1));
                break;
        }
    });

    private void TypeSystem()
    {
        var isExtension = Chance(3);
        if (isExtension) Put("extend");
        else Maybe(2, () => Put(Pick(Strings)));

        switch (random.Next(isExtension ? 6 : 8))
        {
            case 0:
                Put("scalar", Name(), "@d");
                break;
            case 1:
                Put("union", Name(), "@d");
                Maybe(2, () => { Put("=", "|"); Put(Name()); Times(0, 2, () => Put("|", Name())); });
                break;
            case 2:
                Put("enum", Name(), "@d");
                Maybe(2, () => Group("{", "}", 1, () => { Description(); Put(Name()); Directives(isConstant: true); }));
                break;
            case 3:
                Put("input", Name(), "@d");
                Maybe(2, () => Group("{", "}", 1, InputValue));
                break;
            case 4 or 5:
                Put(Pick(["type", "interface"]), Name());
                Maybe(2, () => { Put("implements", Name()); Times(0, 2, () => Put("&", Name())); });
                Put("@d");
                Maybe(2, () => Group("{", "}", 1, () =>
                {
                    Description();
                    Put(Name());
                    Maybe(3, () => Group("(", ")", 1, InputValue));
                    Put(":");
                    Type(0);
                    Directives(isConstant: true);
                }));
                break;
            case 6:
                Put("directive", "@", Name());
                Maybe(2, () => Group("(", ")", 1, InputValue));
                Maybe(2, () => Put("repeatable"));
                Put("on", Pick(Locations));
                Times(0, 2, () => Put("|", Pick(Locations)));
                break;
            default:
                Put("schema");
                Directives(isConstant: true);
                Put("{", "query", ":", Name(), "}");
                break;
        }
    }

    private void InputValue()
    {
        Description();
        Put(Name(), ":");
        Type(0);
        Maybe(2, () => { Put("="); Value(0, isConstant: true); });
        Directives(isConstant: true);
    }

    private void Description() => Maybe(3, () => Put(Pick(Strings)));

    private void Type(int depth)
    {
        if (depth < 3 && Chance(3))
        {
            Put("[");
            Type(depth + 1);
            Put("]");
        }
        else
        {
            Put(Name());
        }

        Maybe(3, () => Put("!"));
    }

    private void Directives(bool isConstant) => Maybe(5, () =>
    {
        Put("@", Name());
        Maybe(2, () => Arguments(isConstant));
    });

    private void Arguments(bool isConstant) => Group("(", ")", 1, () =>
    {
        Put(Name(), ":");
        Value(0, isConstant);
    });

    private void Value(int depth, bool isConstant)
    {
        switch (random.Next(depth > 2 ? 6 : 8))
        {
            case 0: Put(Pick(["0", "-1", "123456789012345678901"])); break;
            case 1: Put(Pick(["0.5", "1e9", "-2.25E-3"])); break;
            case 2: Put(Pick(Strings)); break;
            case 3: Put(Pick(["true", "false", "null"])); break;
            case 4: Put(Name()); break;
            case 5: Put(isConstant ? "ENUM" : "$" + Name()); break;
            case 6: Group("[", "]", 0, () => Value(depth + 1, isConstant)); break;
            default: Group("{", "}", 0, () => { Put(Name(), ":"); Value(depth + 1, isConstant); }); break;
        }
    }

    private void Group(string open, string close, int least, Action item)
    {
        Put(open);
        Times(least, least + 3, item);
        Put(close);
    }

    private void Put(params string[] tokens)
    {
        foreach (var token in tokens) text.Append(token).Append(Pick(Blanks));
    }

    private void Maybe(int outOf, Action action)
    {
        if (Chance(outOf)) action();
    }

    private void Times(int least, int most, Action action)
    {
        for (var i = random.Next(least, most + 1); i > 0; i--) action();
    }

    private bool Chance(int outOf) => random.Next(outOf) == 0;

    private string Name() => Pick(Names);

    private string Pick(string[] of) => of[random.Next(of.Length)];
}
