using System.Collections.Immutable;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Coercion of the arguments of a field or directive (section 6.4.1, <c>CoerceArgumentValues</c>).</summary>
public static class ArgumentCoercion
{
    /// <summary>Coerces arguments of a valid document. What can still fail depends on variables: null where a value is needed.</summary>
    /// <param name="definitions">What the field or directive takes.</param>
    /// <param name="arguments">What the document gives.</param>
    /// <param name="variables">The variables of the operation.</param>
    /// <param name="error">Why there are no arguments, with its place; null where there are.</param>
    /// <returns>The arguments; null where there is an error.</returns>
    public static CoercedArguments? Coerce(
        NamedList<InputValueDefinition> definitions,
        ImmutableArray<ArgumentNode> arguments,
        CoercedVariables variables,
        out GraphQLError? error)
    {
        ArgumentNullException.ThrowIfNull(definitions);
        ArgumentNullException.ThrowIfNull(variables);

        error = null;
        if (definitions.Count == 0) return CoercedArguments.Empty;

        var values = ImmutableArray.CreateBuilder<InputValue>(definitions.Count);
        foreach (var definition in definitions)
        {
            var literal = Find(arguments, definition.Name)?.Value;
            object? value = null;
            var isGiven = literal is VariableNode variable ? variables.TryGetValue(variable.Name, out value) : literal is not null;

            if (!isGiven)
            {
                if (definition.HasDefault) values.Add(new InputValue(definition, definition.DefaultValue));
                else if (definition.IsRequired) error = Missing(definition, literal);
            }
            else if (literal is not VariableNode)
            {
                if (LiteralCoercion.TryCoerce(literal!, definition.Type, variables, out value, out var problem))
                    values.Add(new InputValue(definition, value));
                else
                    error = At($"Argument {definition.Coordinate}: {problem!.Message}", problem.Node);
            }
            else if (value is null && definition.Type.IsNonNull)
            {
                error = Missing(definition, literal);
            }
            else
            {
                values.Add(new InputValue(definition, value));
            }

            if (error is not null) return null;
        }

        return new CoercedArguments(values.DrainToImmutable());
    }

    private static GraphQLError Missing(InputValueDefinition definition, ValueNode? literal) => literal is VariableNode variable
        ? At($"Argument {definition.Coordinate} of type {definition.Type} must not be null, and the variable ${variable.Name} is null or was not given.", literal)
        : new GraphQLError($"Argument {definition.Coordinate} of type {definition.Type} is required, and was not given.", ErrorCodes.BadUserInput);

    private static GraphQLError At(string message, SyntaxNode node) =>
        new(MessageText.Bounded(message), ErrorCodes.BadUserInput) { Locations = [node.Location.Position] };

    private static ArgumentNode? Find(ImmutableArray<ArgumentNode> arguments, string name)
    {
        foreach (var argument in arguments)
        {
            WorkCount.Add();
            if (argument.Name.Value == name) return argument;
        }

        return null;
    }
}
