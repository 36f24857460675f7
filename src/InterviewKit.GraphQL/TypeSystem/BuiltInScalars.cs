using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Input coercion of the five scalars that every schema has (section 3.5.1 to 3.5.5).</summary>
internal static class BuiltInScalars
{
    public static readonly FrozenDictionary<string, ScalarCoercion> Coercions = new Dictionary<string, ScalarCoercion>
    {
        ["Int"] = new IntCoercion(),
        ["Float"] = new FloatCoercion(),
        ["String"] = new StringCoercion(),
        ["Boolean"] = new BooleanCoercion(),
        ["ID"] = new IdCoercion(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static ScalarResult ReadText(JsonElement json, string refusal)
    {
        if (json.ValueKind != JsonValueKind.String) return ScalarResult.Refuse(refusal);
        return JsonText.TryRead(json, out var text) ? ScalarResult.Of(text) : ScalarResult.Refuse("is not valid Unicode text");
    }

    private sealed class IntCoercion : ScalarCoercion
    {
        private const string NoInteger = "is not an integer";
        private const string TooLarge = "is not a 32-bit signed integer";

        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables)
        {
            if (literal is not IntValueNode number) return ScalarResult.Refuse(NoInteger);
            return int.TryParse(number.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                ? ScalarResult.Of(value)
                : ScalarResult.Refuse(TooLarge);
        }

        public override ScalarResult Coerce(JsonElement json)
        {
            if (json.ValueKind != JsonValueKind.Number) return ScalarResult.Refuse(NoInteger);
            if (json.TryGetInt32(out var value)) return ScalarResult.Of(value);
            if (!json.TryGetDouble(out var number) || !double.IsInteger(number)) return ScalarResult.Refuse(double.IsFinite(number) ? NoInteger : TooLarge);
            return number is >= int.MinValue and <= int.MaxValue ? ScalarResult.Of((int)number) : ScalarResult.Refuse(TooLarge);
        }
    }

    private sealed class FloatCoercion : ScalarCoercion
    {
        private const string NoNumber = "is not a number";
        private const string TooLarge = "is beyond a double-precision number";

        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) => literal switch
        {
            IntValueNode number => Parse(number.Text),
            FloatValueNode number => Parse(number.Text),
            _ => ScalarResult.Refuse(NoNumber),
        };

        public override ScalarResult Coerce(JsonElement json)
        {
            if (json.ValueKind != JsonValueKind.Number) return ScalarResult.Refuse(NoNumber);
            return json.TryGetDouble(out var value) && double.IsFinite(value) ? ScalarResult.Of(value) : ScalarResult.Refuse(TooLarge);
        }

        private static ScalarResult Parse(string text)
        {
            var value = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            return double.IsFinite(value) ? ScalarResult.Of(value) : ScalarResult.Refuse(TooLarge);
        }
    }

    private sealed class StringCoercion : ScalarCoercion
    {
        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) =>
            literal is StringValueNode text ? ScalarResult.Of(text.Value) : ScalarResult.Refuse("is not a string");

        public override ScalarResult Coerce(JsonElement json) => ReadText(json, "is not a string");
    }

    private sealed class BooleanCoercion : ScalarCoercion
    {
        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) =>
            literal is BooleanValueNode boolean ? ScalarResult.Of(boolean.Value) : ScalarResult.Refuse("is not true or false");

        public override ScalarResult Coerce(JsonElement json) => json.ValueKind switch
        {
            JsonValueKind.True => ScalarResult.Of(true),
            JsonValueKind.False => ScalarResult.Of(false),
            _ => ScalarResult.Refuse("is not true or false"),
        };
    }

    private sealed class IdCoercion : ScalarCoercion
    {
        private const string NoId = "is neither a string nor an integer";

        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables) => literal switch
        {
            StringValueNode text => ScalarResult.Of(text.Value),
            IntValueNode number => ScalarResult.Of(number.Text),
            _ => ScalarResult.Refuse(NoId),
        };

        public override ScalarResult Coerce(JsonElement json)
        {
            if (json.ValueKind != JsonValueKind.Number) return ReadText(json, NoId);

            var digits = json.GetRawText();
            return digits.AsSpan().IndexOfAny('.', 'e', 'E') < 0 ? ScalarResult.Of(digits) : ScalarResult.Refuse(NoId);
        }
    }
}
