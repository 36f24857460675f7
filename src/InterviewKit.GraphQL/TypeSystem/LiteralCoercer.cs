using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// One coercion of a literal, which collects all that is wrong with it. Where no variables are given (while a document is validated)
/// a variable is taken for a value that fits. Recurses as deep as literals nest, which the parser limits.
/// </summary>
internal sealed class LiteralCoercer(CoercedVariables? variables, List<LiteralProblem> problems, bool suggestions)
{
    private const int ShownCharactersMax = 60;

    /// <summary>One literal can be wrong in as many ways as it has characters; nobody reads more than this.</summary>
    private const int ProblemsMax = 50;

    public object? Coerce(ValueNode literal, GraphQLType type)
    {
        WorkCount.Add();
        if (literal is VariableNode variable) return CoerceVariable(variable, type);
        if (literal is NullValueNode)
            return type.IsNonNull ? Refuse($"Expected a value of type {type}, found null.", literal) : null;

        return type.Nullable switch
        {
            ListType list => CoerceList(literal, list),
            InputObjectType inputObject => CoerceObject(literal, inputObject),
            EnumType enumType => CoerceEnum(literal, enumType),
            ScalarType scalar => CoerceScalar(literal, scalar),
            _ => throw new InvalidOperationException($"{type} is not an input type."),
        };
    }

    private object? CoerceVariable(VariableNode variable, GraphQLType type)
    {
        if (variables is null) return null;
        variables.TryGetValue(variable.Name, out var value);
        return value is null && type.IsNonNull
            ? Refuse($"Expected a value of type {type}, found the variable ${variable.Name}, which is null or was not given.", variable)
            : value;
    }

    private object?[] CoerceList(ValueNode literal, ListType type)
    {
        if (literal is not ListValueNode list) return [Coerce(literal, type.ItemType)];

        var items = new object?[list.Items.Length];
        for (var i = 0; i < items.Length; i++) items[i] = Coerce(list.Items[i], type.ItemType);
        return items;
    }

    private InputObjectValue? CoerceObject(ValueNode literal, InputObjectType type)
    {
        if (literal is not ObjectValueNode fields)
        {
            Refuse($"Expected a value of type {type}, which is an input object, found {Show(literal)}.", literal);
            return null;
        }

        RefuseUnknownFields(fields, type);
        if (variables is null) CheckRepeatedFields(fields, type);
        if (type.IsOneOf && !CheckOneOf(fields, type)) return null;

        var values = ImmutableArray.CreateBuilder<InputValue>(type.Fields.Count);
        foreach (var definition in type.Fields)
        {
            if (Find(fields, definition.Name) is { } field && !IsAbsent(field.Value))
                values.Add(new InputValue(definition, Coerce(field.Value, definition.Type)));
            else if (definition.HasDefault)
                values.Add(new InputValue(definition, definition.DefaultValue));
            else if (definition.IsRequired)
                Refuse($"Field {definition.Coordinate} of type {definition.Type} is required, and was not given.", fields, LiteralFault.MissingField);
        }

        return new InputObjectValue(type, values.DrainToImmutable());
    }

    private void RefuseUnknownFields(ObjectValueNode fields, InputObjectType type)
    {
        foreach (var field in fields.Fields)
        {
            if (problems.Count >= ProblemsMax) return;
            WorkCount.Add();
            if (type.Fields.Find(field.Name.Value) is not null) continue;
            var question = suggestions ? DidYouMean.Ask(field.Name.Value, type.Fields.Select(known => known.Name)) : "";
            Refuse($"Field \"{field.Name.Value}\" is not defined by type {type}.{question}", field, LiteralFault.UnknownField);
        }
    }

    /// <summary>A document is told of every value that is wrong, those of fields that are given once more included.</summary>
    private void CheckRepeatedFields(ObjectValueNode fields, InputObjectType type)
    {
        if (fields.Fields.Length < 2) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in fields.Fields)
        {
            WorkCount.Add();
            if (!seen.Add(field.Name.Value) && type.Fields.Find(field.Name.Value) is { } definition) Coerce(field.Value, definition.Type);
        }
    }

    private bool CheckOneOf(ObjectValueNode fields, InputObjectType type)
    {
        if (fields.Fields.Length != 1)
        {
            Refuse($"Exactly one field must be given for the OneOf input object {type}, found {fields.Fields.Length}.", fields);
            return false;
        }

        var only = fields.Fields[0];
        var isNull = only.Value is NullValueNode;
        if (only.Value is VariableNode variable && variables is not null)
            isNull = !variables.TryGetValue(variable.Name, out var value) || value is null;
        if (!isNull) return true;

        Refuse($"Field {type}.{only.Name.Value} must not be null, as {type} is a OneOf input object.", only.Value);
        return false;
    }

    private EnumValueDefinition? CoerceEnum(ValueNode literal, EnumType type)
    {
        var name = literal as EnumValueNode;
        if (name is not null && type.Values.TryFind(name.Name, out var value)) return value;

        var found = name?.Name ?? (literal as StringValueNode)?.Value;
        var question = suggestions && found is not null ? DidYouMean.Ask(found, type.Values.Select(known => known.Name)) : "";
        Refuse(
            name is null
                ? $"Expected a value of the enum {type}, which is a name without quotes, found {Show(literal)}.{question}"
                : $"Value \"{name.Name}\" does not exist in the enum {type}.{question}",
            literal);
        return null;
    }

    private object? CoerceScalar(ValueNode literal, ScalarType type)
    {
        var result = type.Coercion.Coerce(literal, variables);
        return result.IsValid
            ? result.Value
            : Refuse($"Expected a value of type {type}, found {Show(literal)}, which {result.Refusal}.", literal);
    }

    private bool IsAbsent(ValueNode value) =>
        variables is not null && value is VariableNode variable && !variables.TryGetValue(variable.Name, out _);

    private object? Refuse(string message, SyntaxNode node, LiteralFault fault = LiteralFault.Value)
    {
        if (problems.Count < ProblemsMax) problems.Add(new LiteralProblem(message, node, fault));
        return null;
    }

    private static ObjectFieldNode? Find(ObjectValueNode fields, string name)
    {
        foreach (var field in fields.Fields)
        {
            WorkCount.Add();
            if (field.Name.Value == name) return field;
        }

        return null;
    }

    private static string Show(ValueNode literal)
    {
        var text = literal is StringValueNode quoted ? StringLiteral.Quote(quoted.Value) : literal.ToString();
        return text.Length <= ShownCharactersMax ? text : string.Concat(text.AsSpan(0, ShownCharactersMax), "…");
    }
}
