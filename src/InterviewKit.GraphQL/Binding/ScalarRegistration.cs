using System.Text.Json;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Completion;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>A custom scalar that is to be bound to a CLR type.</summary>
internal abstract class ScalarRegistration(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    public abstract ScalarCoercion Coercion { get; }

    /// <summary>Completes values of the CLR type, or of its nullable.</summary>
    public abstract ValueCompletion Completion(bool isNullable);
}

internal sealed class ScalarRegistration<T>(string typeName, ScalarBinding<T> scalar) : ScalarRegistration(typeName, typeof(T))
{
    public override ScalarCoercion Coercion { get; } = new ParsedScalar(typeName, scalar.Parse);

    public override ValueCompletion Completion(bool isNullable)
    {
        if (isNullable)
        {
            // A nullable value type can only be named by reflection, since T is not known to be a struct.
            var method = typeof(NullableScalar).GetMethod(nameof(NullableScalar.Completion))!.MakeGenericMethod(typeof(T));
            return (ValueCompletion)method.Invoke(null, [scalar])!;
        }

        return scalar.Format is { } format
            ? new ScalarCompletion<T, string>(format, NullableScalar.Text)
            : new ScalarCompletion<T, byte[]>(value => RawJsonFormat.Encode(scalar.Serialize(value)), RawJsonFormat.Instance);
    }

    /// <summary>Input of the scalar, parsed by the binding's function.</summary>
    private sealed class ParsedScalar(string typeName, Func<object, T> parse) : ScalarCoercion
    {
        public override ScalarResult Coerce(ValueNode literal, CoercedVariables? variables)
        {
            // While a document is validated, variables have no values: what contains them is judged when it is executed.
            if (variables is null && VariableSearch.HasVariable(literal)) return ScalarResult.Of(null);
            return Parse(AnyValueCoercion.Instance.Coerce(literal, variables));
        }

        public override ScalarResult Coerce(JsonElement json) => Parse(AnyValueCoercion.Instance.Coerce(json));

        private ScalarResult Parse(ScalarResult plain)
        {
            if (plain.Value is not { } value) return plain;
            try
            {
                return ScalarResult.Of(parse(value));
            }
            catch (FormatException exception)
            {
                return ScalarResult.Refuse($"is no value of \"{typeName}\": {exception.Message}");
            }
        }
    }
}

internal static class NullableScalar
{
    public static readonly LeafFormat<string> Text = (LeafFormat<string>)BuiltInFormats.Find("String", typeof(string))!;

    public static ValueCompletion Completion<T>(ScalarBinding<T> scalar)
        where T : struct => scalar.Format is { } format
            ? new ScalarCompletion<T?, string>(value => format(value!.Value), Text)
            : new ScalarCompletion<T?, byte[]>(value => RawJsonFormat.Encode(scalar.Serialize(value!.Value)), RawJsonFormat.Instance);
}
