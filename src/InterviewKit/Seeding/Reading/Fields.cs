using System.Globalization;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Reads the fields of one map. What is missing or wrong is noted at its line, and reading goes on with a stand-in, so that all
/// problems of a file are found; <see cref="SeedFile.Fields{T}"/> then drops what was made of stand-ins. Long, since it is the whole
/// vocabulary of seed files: a method for each form that a field may have.
/// </summary>
internal sealed class Fields(YamlMap map, SeedFile file)
{
    private readonly HashSet<string> _known = new(StringComparer.Ordinal);

    public SeedFile File => file;

    public int Line => map.Line;

    /// <summary>Where each field stands.</summary>
    public FieldLines Lines { get; } = new(map.Line, map.Entries.ToDictionary(entry => entry.Key, entry => entry.Line, StringComparer.Ordinal));

    /// <summary>A text of that many characters, surrounding white space not counted and not kept.</summary>
    public string Text(string field, int min, int max) => Scalar(field, $"a text of {min} to {max} characters") is { } scalar
        ? Checked(field, scalar, min, max)
        : "";

    /// <summary>A text that may be left out, but not be empty.</summary>
    public string? OptionalText(string field, int max) => Has(field) ? Text(field, 1, max) : null;

    /// <summary>The key of a thing: lower-case words joined by hyphens.</summary>
    public SeedKey Key(string field) => Scalar(field, SeedKey.Form) is { } scalar
        ? SeedKey.Read(field, scalar, file)
        : new SeedKey("", Line);

    public SeedKey? OptionalKey(string field) => Has(field) ? Key(field) : null;

    /// <summary>Different keys, at least so many and at most so many.</summary>
    public IReadOnlyList<SeedKey> Keys(string field, int min, int max)
    {
        var keys = new List<SeedKey>();
        foreach (var scalar in Scalars(field, min, max))
        {
            var key = SeedKey.Read(field, scalar, file);
            RefuseTwice(field, keys.Select(other => other.Value), key.Value, scalar.Line);
            keys.Add(key);
        }

        return keys;
    }

    /// <summary>As <see cref="Keys"/>; null where the field is left out.</summary>
    public IReadOnlyList<SeedKey>? OptionalKeys(string field, int min, int max) => Has(field) ? Keys(field, min, max) : null;

    /// <summary>Texts of at most that many characters each.</summary>
    public IReadOnlyList<string> Texts(string field, int min, int max, int lengthMax) =>
        [.. Scalars(field, min, max).Select(scalar => Checked(field, scalar, 1, lengthMax))];

    /// <summary>A value by the name that the API gives it.</summary>
    public TEnum Enum<TEnum>(string field)
        where TEnum : struct, Enum =>
        Scalar(field, $"one of {Names<TEnum>()}") is { } scalar ? Named<TEnum>(field, scalar) : default;

    public TEnum? OptionalEnum<TEnum>(string field)
        where TEnum : struct, Enum =>
        Has(field) ? Enum<TEnum>(field) : null;

    /// <summary>Different values.</summary>
    public IReadOnlyList<TEnum> Enums<TEnum>(string field)
        where TEnum : struct, Enum
    {
        var values = new List<TEnum>();
        foreach (var scalar in Scalars(field, 1, System.Enum.GetValues<TEnum>().Length))
        {
            RefuseTwice(field, values.Select(ScreamingSnake.Of), scalar.Text, scalar.Line);
            values.Add(Named<TEnum>(field, scalar));
        }

        return values;
    }

    public int Whole(string field, int min, int max)
    {
        var expected = $"a whole number from {min} to {max}";
        if (Scalar(field, expected) is not { } scalar)
        {
            return min;
        }

        if (int.TryParse(scalar.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Expected(field, scalar, expected);
        return min;
    }

    public int? OptionalWhole(string field, int min, int max) => Has(field) ? Whole(field, min, max) : null;

    /// <summary>A number with or without a point.</summary>
    public double Number(string field, double min, double max)
    {
        var expected = string.Create(CultureInfo.InvariantCulture, $"a number from {min} to {max}");
        if (Scalar(field, expected) is not { } scalar)
        {
            return min;
        }

        const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (double.TryParse(scalar.Text, Style, CultureInfo.InvariantCulture, out var value) && value >= min && value <= max)
        {
            return value;
        }

        Expected(field, scalar, expected);
        return min;
    }

    public bool Flag(string field)
    {
        if (Scalar(field, "true or false") is not { } scalar)
        {
            return false;
        }

        if (scalar.Text is not ("true" or "false"))
        {
            Expected(field, scalar, "true or false");
        }

        return scalar.Text == "true";
    }

    /// <summary>A list of maps, at least so many and at most so many.</summary>
    public IReadOnlyList<T> Items<T>(string field, int min, int max, Func<Fields, T> read)
        where T : class =>
        [.. Elements(field, min, max).Select(item => file.Fields(item, read)).OfType<T>()];

    /// <summary>None where the field is absent; at least one where it is there.</summary>
    public IReadOnlyList<T> OptionalItems<T>(string field, int max, Func<Fields, T> read)
        where T : class =>
        Has(field) ? Items(field, 1, max, read) : [];

    public T? OptionalItem<T>(string field, Func<Fields, T> read)
        where T : class =>
        Has(field) && Find(field, "a map of fields") is { } node ? file.Fields(node, read) : null;

    /// <summary>The fields of a map whose names are keys or numbers; none, and the problem noted, where there is no map.</summary>
    public IReadOnlyList<YamlEntry> Entries(string field)
    {
        switch (Find(field, "a map"))
        {
            case YamlMap found:
                return found.Entries;
            case { } other:
                file.Problem(other.Line, $"{field} is {other.Kind}; a map was expected.");
                return [];
            default:
                return [];
        }
    }

    public IReadOnlyList<YamlEntry> OptionalEntries(string field) => Has(field) ? Entries(field) : [];

    /// <summary>Notes each field that nobody asked for.</summary>
    public void RefuseUnknown()
    {
        foreach (var entry in map.Entries.Where(entry => !_known.Contains(entry.Key)))
        {
            file.Problem(entry.Line, $"{entry.Key} is no field here; known are {string.Join(", ", _known)}.{SeedKey.Hint(entry.Key, _known)}");
        }
    }

    private static string Names<TEnum>()
        where TEnum : struct, Enum =>
        string.Join(", ", System.Enum.GetValues<TEnum>().Select(ScreamingSnake.Of));

    private bool Has(string field)
    {
        _known.Add(field);
        return map.Entries.Any(entry => entry.Key == field);
    }

    private YamlNode? Find(string field, string expected)
    {
        _known.Add(field);
        var found = map.Entries.FirstOrDefault(entry => entry.Key == field);
        if (found is null)
        {
            file.Problem(Line, $"{field} is missing; {expected} was expected.");
        }

        return found?.Value;
    }

    private YamlScalar? Scalar(string field, string expected)
    {
        var node = Find(field, expected);
        if (node is not (null or YamlScalar))
        {
            file.Problem(node.Line, $"{field} is {node.Kind}; {expected} was expected.");
        }

        return node as YamlScalar;
    }

    private IEnumerable<YamlScalar> Scalars(string field, int min, int max)
    {
        foreach (var item in Elements(field, min, max))
        {
            if (item is YamlScalar scalar)
            {
                yield return scalar;
            }
            else
            {
                file.Problem(item.Line, $"{field} holds {item.Kind} here; a text was expected.");
            }
        }
    }

    private IReadOnlyList<YamlNode> Elements(string field, int min, int max)
    {
        var expected = min == max ? $"a list of {min}" : $"a list of {min} to {max}";
        var node = Find(field, expected);
        if (node is not YamlList list)
        {
            if (node is not null)
            {
                file.Problem(node.Line, $"{field} is {node.Kind}; {expected} was expected.");
            }

            return [];
        }

        if (list.Items.Count < min || list.Items.Count > max)
        {
            file.Problem(Lines.Of(field), $"{field} has {list.Items.Count.Of("item")}; {expected} was expected.");
        }

        return list.Items;
    }

    private string Checked(string field, YamlScalar scalar, int min, int max)
    {
        var text = scalar.Text.Trim();
        file.Problem(scalar.Line, TextRules.Check(text, min, max, field));
        return text;
    }

    private TEnum Named<TEnum>(string field, YamlScalar scalar)
        where TEnum : struct, Enum
    {
        foreach (var value in System.Enum.GetValues<TEnum>())
        {
            if (ScreamingSnake.Of(value) == scalar.Text)
            {
                return value;
            }
        }

        Expected(field, scalar, $"one of {Names<TEnum>()}");
        return default;
    }

    private void RefuseTwice(string field, IEnumerable<string> earlier, string value, int line)
    {
        if (earlier.Contains(value))
        {
            file.Problem(line, $"{field} names {value} twice.");
        }
    }

    private void Expected(string field, YamlScalar scalar, string expected) =>
        file.Problem(scalar.Line, $"{field} is \"{scalar.Text}\"; {expected} was expected.");
}
