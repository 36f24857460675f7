using System.Globalization;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// The coercion of custom scalars that were given none: any value as it is. Numbers are <see cref="int"/>, <see cref="long"/> or
/// <see cref="double"/>, whichever holds them first; objects are dictionaries; enum literals are their names.
/// </summary>
internal sealed class AnyValueCoercion : ScalarCoercion
{
    public static readonly AnyValueCoercion Instance = new();

    public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) => ScalarResult.Of(Read(literal, variables));

    public override ScalarResult Coerce(JsonElement json)
    {
        try
        {
            return ScalarResult.Of(Read(json));
        }
        catch (InvalidOperationException)
        {
            // JSON may escape a lone surrogate, which is no Unicode text.
            return ScalarResult.Refuse("is not valid Unicode text");
        }
    }

    private static object? Read(ValueNode literal, CoercedVariables? variables)
    {
        switch (literal)
        {
            case IntValueNode number: return Number(number.Text);
            case FloatValueNode number: return Number(number.Text);
            case StringValueNode text: return text.Value;
            case BooleanValueNode boolean: return boolean.Value;
            case EnumValueNode enumValue: return enumValue.Name;
            case ListValueNode list: return list.Items.Select(item => Read(item, variables)).ToArray();
            case VariableNode variable:
                object? value = null;
                variables?.TryGetValue(variable.Name, out value);
                return value;
            case ObjectValueNode fields:
                var read = new Dictionary<string, object?>(StringComparer.Ordinal);
                foreach (var field in fields.Fields) read[field.Name.Value] = Read(field.Value, variables);
                return read;
            default: return null;
        }
    }

    private static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString(),
        JsonValueKind.Number => Number(json.GetRawText()),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToArray(),
        JsonValueKind.Object => ReadObject(json),
        _ => null,
    };

    private static Dictionary<string, object?> ReadObject(JsonElement json)
    {
        var read = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject()) read[property.Name] = Read(property.Value);
        return read;
    }

    private static object Number(string text)
    {
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var small)) return small;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var large)) return large;
        return double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
    }
}
