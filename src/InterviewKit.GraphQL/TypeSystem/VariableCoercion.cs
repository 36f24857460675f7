using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Coercion of the variables of an operation (section 6.1.2, <c>CoerceVariableValues</c>).</summary>
public static class VariableCoercion
{
    /// <summary>Coerces the variables that a request sent. Variables that the operation does not define are left aside.</summary>
    /// <param name="schema">The schema that the operation was validated against.</param>
    /// <param name="operation">The operation, from a valid document.</param>
    /// <param name="variables">The request's variables, a JSON object; undefined, null or absent means none.</param>
    /// <param name="options">How deep and long values may be, and how errors read.</param>
    public static VariablesResult Coerce(
        Schema schema, OperationDefinitionNode operation, JsonElement? variables, VariableOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(operation);

        var given = variables ?? default;
        if (given.ValueKind is not (JsonValueKind.Object or JsonValueKind.Null or JsonValueKind.Undefined))
            return VariablesResult.Refused([new GraphQLError($"Variables must be a JSON object, found {given.ValueKind}.", ErrorCodes.BadUserInput)]);
        if (operation.VariableDefinitions.IsEmpty) return VariablesResult.Of(CoercedVariables.Empty);

        options ??= VariableOptions.Default;
        if (!TryIndex(given, out var index))
            return VariablesResult.Refused([new GraphQLError("The name of a variable is not valid Unicode text.", ErrorCodes.BadUserInput)]);

        var errors = ImmutableArray.CreateBuilder<GraphQLError>();
        var values = new List<KeyValuePair<string, object?>>(operation.VariableDefinitions.Length);
        foreach (var definition in operation.VariableDefinitions)
        {
            WorkCount.Add();
            var type = schema.FindType(definition.Type)
                ?? throw new ArgumentException($"The operation is not valid: type {definition.Type} is unknown.", nameof(operation));
            if (index.TryGetValue(definition.Name, out var json))
            {
                var value = new JsonCoercer(definition, options, errors).Coerce(json, type);
                values.Add(KeyValuePair.Create(definition.Name, value));
            }
            else if (definition.DefaultValue is { } literal)
            {
                if (LiteralCoercion.TryCoerce(literal, type, null, out var value, out var problem))
                    values.Add(KeyValuePair.Create(definition.Name, value));
                else
                    errors.Add(At($"Variable ${definition.Name}: {problem!.Message}", definition));
            }
            else if (type.IsNonNull)
            {
                errors.Add(At($"Variable ${definition.Name} of type {type} is required, and was not given.", definition));
            }

            if (errors.Count >= options.MaxErrors) break;
        }

        return errors.Count == 0 ? VariablesResult.Of(new CoercedVariables(values)) : VariablesResult.Refused(errors.DrainToImmutable());
    }

    /// <summary>The variables by name; of several with one name the last, as JSON readers commonly have it.</summary>
    private static bool TryIndex(JsonElement given, out Dictionary<string, JsonElement> index)
    {
        index = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        if (given.ValueKind != JsonValueKind.Object) return true;
        foreach (var property in given.EnumerateObject())
        {
            WorkCount.Add();
            if (!JsonText.TryReadName(property, out var name)) return false;
            index[name] = property.Value;
        }

        return true;
    }

    internal static GraphQLError At(string message, SyntaxNode node, string code = ErrorCodes.BadUserInput) =>
        new(MessageText.Bounded(message), code) { Locations = [node.Location.Position] };
}

/// <summary>The coerced variables, or why there are none.</summary>
public sealed class VariablesResult
{
    private VariablesResult(CoercedVariables? variables, ImmutableArray<GraphQLError> errors)
    {
        Variables = variables;
        Errors = errors;
    }

    /// <summary>The variables; null where there are errors.</summary>
    public CoercedVariables? Variables { get; }

    /// <summary>Request errors with their places in the document; empty where there are variables.</summary>
    public ImmutableArray<GraphQLError> Errors { get; }

    /// <summary>Whether there are variables.</summary>
    [MemberNotNullWhen(true, nameof(Variables))]
    public bool IsValid => Variables is not null;

    internal static VariablesResult Of(CoercedVariables variables) => new(variables, []);

    internal static VariablesResult Refused(ImmutableArray<GraphQLError> errors) => new(null, errors);
}
