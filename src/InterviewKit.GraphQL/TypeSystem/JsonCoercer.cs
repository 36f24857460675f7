using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>The coercion of one variable's JSON value, which reports all that is wrong with it, each with its path in the value.</summary>
internal sealed class JsonCoercer(
    VariableDefinitionNode variable, VariableOptions options, ImmutableArray<GraphQLError>.Builder errors)
{
    private const int ShownCharactersMax = 60;

    private readonly List<(string? Field, int Index)> path = [];

    public object? Coerce(JsonElement json, GraphQLType type)
    {
        WorkCount.Add();
        if (errors.Count >= options.MaxErrors) return null;
        if (json.ValueKind == JsonValueKind.Null)
            return type.IsNonNull ? Refuse($"expected a value of type {type}, found null.") : null;

        return type.Nullable switch
        {
            ListType list => CoerceList(json, list),
            InputObjectType inputObject => CoerceObject(json, inputObject),
            EnumType enumType => CoerceEnum(json, enumType),
            ScalarType scalar => CoerceScalar(json, scalar),
            _ => throw new InvalidOperationException($"{type} is not an input type."),
        };
    }

    private object? CoerceList(JsonElement json, ListType type)
    {
        // A single value stands for a list of it, for each level of lists that it is short of.
        if (json.ValueKind != JsonValueKind.Array) return new[] { Coerce(json, type.ItemType) };

        var length = json.GetArrayLength();
        if (length > options.MaxListItems)
            return Refuse($"the list has {length} items, which is more than the limit {nameof(options.MaxListItems)} of {options.MaxListItems}.", ErrorCodes.LimitExceeded);
        if (!IsWithinDepth()) return null;

        var items = new object?[length];
        var index = 0;
        foreach (var item in json.EnumerateArray())
        {
            path.Add((null, index));
            items[index++] = Coerce(item, type.ItemType);
            path.RemoveAt(path.Count - 1);
        }

        return items;
    }

    private InputObjectValue? CoerceObject(JsonElement json, InputObjectType type)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            Refuse($"expected a value of type {type}, which is an object, found {Show(json)}.");
            return null;
        }

        if (!IsWithinDepth()) return null;
        if (!TryIndex(json, type, out var given)) return null;
        if (type.IsOneOf && !CheckOneOf(json, type)) return null;

        var values = ImmutableArray.CreateBuilder<InputValue>(type.Fields.Count);
        foreach (var definition in type.Fields)
        {
            if (given.TryGetValue(definition.Name, out var field))
            {
                path.Add((definition.Name, -1));
                values.Add(new InputValue(definition, Coerce(field, definition.Type)));
                path.RemoveAt(path.Count - 1);
            }
            else if (definition.HasDefault)
            {
                values.Add(new InputValue(definition, definition.DefaultValue));
            }
            else if (definition.IsRequired)
            {
                Refuse($"field {definition.Coordinate} of type {definition.Type} is required, and was not given.");
            }
        }

        return new InputObjectValue(type, values.DrainToImmutable());
    }

    /// <summary>The given fields by name, of several with one name the last; unknown ones are refused.</summary>
    private bool TryIndex(JsonElement json, InputObjectType type, out Dictionary<string, JsonElement> given)
    {
        given = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var property in json.EnumerateObject())
        {
            WorkCount.Add();
            if (errors.Count >= options.MaxErrors) return false;
            if (!JsonText.TryReadName(property, out var name))
            {
                Refuse($"the name of a field of type {type} is not valid Unicode text.");
                return false;
            }

            if (type.Fields.Find(name) is not null)
                given[name] = property.Value;
            else
                Refuse($"field \"{Cut(name)}\" is not defined by type {type}.{Suggest(name, type.Fields)}");
        }

        return true;
    }

    private string Suggest<T>(string name, NamedList<T> known)
        where T : class, ISchemaElement => options.Suggestions ? DidYouMean.Ask(name, known.Select(element => element.Name)) : "";

    private bool CheckOneOf(JsonElement json, InputObjectType type)
    {
        var count = 0;
        var isNull = false;
        foreach (var property in json.EnumerateObject())
        {
            count++;
            isNull = property.Value.ValueKind == JsonValueKind.Null;
        }

        if (count == 1 && !isNull) return true;
        Refuse(count == 1
            ? $"the field of the OneOf input object {type} must not be null."
            : $"exactly one field must be given for the OneOf input object {type}, found {count}.");
        return false;
    }

    private EnumValueDefinition? CoerceEnum(JsonElement json, EnumType type)
    {
        var isText = JsonText.TryRead(json, out var text);
        if (isText && type.Values.TryFind(text!, out var value)) return value;
        Refuse($"expected a value of the enum {type}, found {Show(json)}.{(isText ? Suggest(text!, type.Values) : "")}");
        return null;
    }

    private object? CoerceScalar(JsonElement json, ScalarType type)
    {
        var result = type.Coercion.Coerce(json);
        return result.IsValid ? result.Value : Refuse($"expected a value of type {type}, found {Show(json)}, which {result.Refusal}.");
    }

    private bool IsWithinDepth()
    {
        if (path.Count < options.MaxDepth) return true;
        Refuse($"the value nests deeper than the limit {nameof(options.MaxDepth)} of {options.MaxDepth}.", ErrorCodes.LimitExceeded);
        return false;
    }

    private object? Refuse(string message, string code = ErrorCodes.BadUserInput)
    {
        var text = new StringBuilder("Variable $").Append(variable.Name);
        if (path.Count > 0) text.Append(" at ").Append(variable.Name);
        foreach (var (field, index) in path)
        {
            WorkCount.Add();
            if (field is not null) text.Append('.').Append(field);
            else text.Append('[').Append(index.ToString(CultureInfo.InvariantCulture)).Append(']');
        }

        errors.Add(VariableCoercion.At(text.Append(": ").Append(message).ToString(), variable, code));
        return null;
    }

    private static string Show(JsonElement json)
    {
        var text = json.GetRawText();
        WorkCount.Add(text.Length);
        return Cut(text);
    }

    private static string Cut(string text) =>
        text.Length <= ShownCharactersMax ? text : string.Concat(text.AsSpan(0, ShownCharactersMax), "…");
}
