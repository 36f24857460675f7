using System.Globalization;
using System.Text.Json;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>
/// Input of custom scalars without its syntax: strings, numbers, booleans, lists and dictionaries, the same from literals and from JSON. Recursion is as deep as the parser,
/// or the reader of the request's JSON, lets values nest.
/// </summary>
internal static class PlainInput
{
    /// <summary>Reads a literal; false where it contains a variable without a value here.</summary>
    public static bool TryRead(ValueNode literal, CoercedVariables? variables, out object? value)
    {
        value = null;
        switch (literal)
        {
            case NullValueNode: return true;
            case StringValueNode text: value = text.Value; return true;
            case EnumValueNode name: value = name.Name; return true;
            case BooleanValueNode flag: value = flag.Value; return true;
            case IntValueNode number: value = Number(number.Text); return true;
            case FloatValueNode number: value = Number(number.Text); return true;
            case VariableNode variable: return variables is not null && variables.TryGetValue(variable.Name, out value);
            case ListValueNode list: return TryReadList(list, variables, out value);
            case ObjectValueNode entries: return TryReadObject(entries, variables, out value);
            default: throw new InvalidOperationException($"Unknown literal {literal.GetType().Name}.");
        }
    }

    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.Object => ReadObject(json),
        _ => null,
    };

    /// <summary>The narrowest of int, long, decimal and double that holds the number.</summary>
    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)) return small;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return large;
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var exact)
            ? exact
            : double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private static bool TryReadList(ListValueNode list, CoercedVariables? variables, out object? value)
    {
        var items = new object?[list.Items.Length];
        value = items;
        for (var i = 0; i < items.Length; i++)
        {
            if (!TryRead(list.Items[i], variables, out items[i])) return false;
        }

        return true;
    }

    private static bool TryReadObject(ObjectValueNode entries, CoercedVariables? variables, out object? value)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        value = fields;
        foreach (var field in entries.Fields)
        {
            if (!TryRead(field.Value, variables, out var item)) return false;
            fields[field.Name.Value] = item;
        }

        return true;
    }

    private static Dictionary<string, object?> ReadObject(JsonElement json)
    {
        var fields = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in json.EnumerateObject())
            fields[field.Name] = Read(field.Value);
        return fields;
    }
}
