using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>From the arguments of a field in the document to CLR values.</summary>
internal static class ArgumentReading
{
    public static ArgumentSet? Read(ArgumentBinding binding, FieldNode node, CoercedVariables variables, out GraphQLError? error)
    {
        var coerced = ArgumentCoercion.Coerce(binding.Definitions, node.Arguments, variables, out error);
        if (coerced is null) return null;
        try
        {
            return binding.Read(coerced.Values);
        }
        catch (FormatException exception)
        {
            error = new GraphQLError(exception.Message, ErrorCodes.BadUserInput) { Locations = [node.Location.Position] };
            return null;
        }
    }
}
