using System.Collections;
using System.Globalization;
using System.Text;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Mocks;

/// <summary>Writes coerced arguments as <c>JSON.stringify</c> does, so that both sides can be compared by text.</summary>
internal sealed class ArgumentText(EmittedTypes types)
{
    public string Write(FieldDefinition field, FieldContext context)
    {
        var text = new StringBuilder();
        var given = field.Arguments.Where(argument => context.HasArgument(argument.Name))
            .Select(argument => KeyValuePair.Create(argument.Name, (object?)context.Argument<object>(argument.Name)));
        WriteObject(text, given);
        return text.ToString();
    }

    private void WriteValue(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null: text.Append("null"); break;
            case bool flag: text.Append(flag ? "true" : "false"); break;
            case string characters: WriteString(text, characters); break;
            case Enum named: WriteString(text, types.EnumName(named)); break;
            case double number: text.Append((number + 0.0).ToString("R", CultureInfo.InvariantCulture)); break;
            case int or long: text.Append(((IFormattable)value).ToString(null, CultureInfo.InvariantCulture)); break;
            case MockInput input: WriteObject(text, input.Given); break;
            case IReadOnlyDictionary<string, object?> entries: WriteObject(text, entries); break;
            case IEnumerable items: WriteList(text, items); break;
            default: throw new InvalidOperationException($"An argument is a {value.GetType()}.");
        }
    }

    private void WriteObject(StringBuilder text, IEnumerable<KeyValuePair<string, object?>> entries)
    {
        text.Append('{');
        foreach (var (name, value) in entries)
        {
            if (text[^1] != '{') text.Append(',');
            WriteString(text, name);
            text.Append(':');
            WriteValue(text, value);
        }

        text.Append('}');
    }

    private void WriteList(StringBuilder text, IEnumerable items)
    {
        text.Append('[');
        foreach (var item in items)
        {
            if (text[^1] != '[') text.Append(',');
            WriteValue(text, item);
        }

        text.Append(']');
    }

    private static void WriteString(StringBuilder text, string characters)
    {
        text.Append('"');
        foreach (var character in characters)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => text.Append(character),
            };
        }

        text.Append('"');
    }
}
