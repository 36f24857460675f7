using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem.Reading;

/// <summary>
/// Coerces default values by their types (sections 3.6.1 and 3.10). A default may leave out input fields that have defaults of their
/// own, so those are coerced before it; a default that needs itself (<c>InputFieldDefaultValueHasCycle</c>) is a problem.
/// </summary>
internal sealed class DefaultValues(SchemaProblems problems)
{
    private readonly Dictionary<InputValueDefinition, bool> isDone = [];

    public void Coerce(IEnumerable<InputValueDefinition> inputs)
    {
        foreach (var input in inputs) Coerce(input);
    }

    /// <returns>False where the default is just being coerced, so that needing it is a cycle.</returns>
    private bool Coerce(InputValueDefinition input)
    {
        if (isDone.TryGetValue(input, out var done)) return done;
        isDone[input] = false;

        var literal = input.DefaultLiteral!;
        if (!input.Type.IsInputType)
        {
            isDone[input] = true;
            return true;
        }

        if (CoerceNeeded(literal, input.Type) is { } cyclic)
            problems.Add($"The default value needs itself, by way of the default value of {cyclic}.", input);

        var found = new List<LiteralProblem>();
        input.DefaultValue = new LiteralCoercer(null, found, suggestions: true).Coerce(literal, input.Type);
        foreach (var problem in found)
            problems.Add($"The default value does not fit: {problem.Message}", input.Coordinate, problem.Node.Location);
        isDone[input] = true;
        return true;
    }

    /// <summary>Coerces the defaults that this literal leaves to its type, and answers with one that is part of a cycle.</summary>
    private InputValueDefinition? CoerceNeeded(ValueNode literal, GraphQLType type)
    {
        if (type.Nullable is ListType list)
        {
            var items = literal is ListValueNode listLiteral ? listLiteral.Items : [literal];
            return items.Select(item => CoerceNeeded(item, list.ItemType)).FirstOrDefault(cyclic => cyclic is not null);
        }

        if (type.Nullable is not InputObjectType input || literal is not ObjectValueNode fields) return null;
        foreach (var definition in input.Fields)
        {
            var given = fields.Fields.FirstOrDefault(field => field.Name.Value == definition.Name);
            if (given is not null)
            {
                if (CoerceNeeded(given.Value, definition.Type) is { } cyclic) return cyclic;
            }
            else if (definition.HasDefault && !Coerce(definition))
            {
                return definition;
            }
        }

        return null;
    }
}
