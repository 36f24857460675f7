using System.Text.RegularExpressions;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>A key as it stands in a file: of the thing itself, or of one that is referred to.</summary>
internal sealed partial record SeedKey(string Value, int Line)
{
    public const string Form = "a key of lower-case words joined by hyphens";

    public static SeedKey Read(string field, YamlScalar scalar, SeedFile file)
    {
        if (!IsKey(scalar.Text))
        {
            file.Problem(scalar.Line, $"{field} is \"{scalar.Text}\"; {Form} was expected.");
        }

        return new SeedKey(scalar.Text, scalar.Line);
    }

    public static bool IsKey(string text) => text.Length <= TextRules.KeyMax && Words().IsMatch(text);

    /// <summary>Notes a key that names nothing.</summary>
    public void RequireIn(IReadOnlyCollection<string> known, string kind, SeedFile file)
    {
        if (!known.Contains(Value))
        {
            file.Problem(Line, $"There is no {kind} \"{Value}\".{Hint(Value, known)}");
        }
    }

    /// <summary>What a mistyped name may have meant.</summary>
    public static string Hint(string name, IEnumerable<string> known)
    {
        var near = NearMatches.Of(name, known);
        return near.Count == 0 ? "" : $" Did you mean {string.Join(" or ", near)}?";
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
