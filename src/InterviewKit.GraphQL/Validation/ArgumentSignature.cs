using System.Runtime.CompilerServices;
using System.Text;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.Validation;

/// <summary>A text that two fields share exactly where their arguments are equal: the order of arguments and of input fields does not count.</summary>
internal static class ArgumentSignature
{
    public static string Of(FieldNode field)
    {
        var text = new StringBuilder();
        foreach (var argument in field.Arguments.OrderBy(argument => argument.Name.Value, StringComparer.Ordinal))
        {
            text.Append(argument.Name.Value).Append(':');
            Append(argument.Value, text);
            text.Append(',');
        }

        return text.ToString();
    }

    private static void Append(ValueNode value, StringBuilder text)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        WorkCount.Add();
        switch (value)
        {
            case StringValueNode quoted:
                // A block string and a string of the same value are equal.
                text.Append(StringLiteral.Quote(quoted.Value));
                break;
            case ListValueNode list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Append(item, text);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case ObjectValueNode fields:
                text.Append('{');
                foreach (var field in fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal))
                {
                    text.Append(field.Name.Value).Append(':');
                    Append(field.Value, text);
                    text.Append(',');
                }

                text.Append('}');
                break;
            default:
                text.Append(value);
                break;
        }
    }
}
