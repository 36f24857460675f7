using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem.Rules;

/// <summary>
/// Object types and interfaces have what their interfaces promise: <c>IsValidImplementation</c>
/// (section 3.6, https://spec.graphql.org/September2025/#IsValidImplementation()).
/// </summary>
internal static class InterfaceImplementationRule
{
    public static void Check(TypeSystemDraft draft, SchemaProblems problems)
    {
        foreach (var type in draft.TypesWithFields)
        {
            foreach (var promised in type.Interfaces) Check(type, promised, draft, problems);
        }
    }

    private static void Check(CompositeType type, InterfaceType promised, TypeSystemDraft draft, SchemaProblems problems)
    {
        if (ReferenceEquals(type, promised))
        {
            problems.Add($"Interface {type} must not implement itself.", type);
            return;
        }

        foreach (var inherited in promised.Interfaces)
        {
            if (ReferenceEquals(inherited, type))
                problems.Add($"{type} and {promised} implement each other; interfaces must not form a cycle.", type);
            else if (!type.Interfaces.Contains(inherited))
                problems.Add($"{type} must implement {inherited} too, which {promised} implements.", type);
        }

        foreach (var promisedField in promised.Fields)
        {
            if (type.Fields.TryFind(promisedField.Name, out var field))
                Check(field, promisedField, draft, problems);
            else
                problems.Add($"{type} must have the field {promisedField.Name}: {promisedField.Type} that {promised} promises.", type);
        }
    }

    private static void Check(FieldDefinition field, FieldDefinition promised, TypeSystemDraft draft, SchemaProblems problems)
    {
        if (!draft.UnknownTypes.Contains(field.Type.Named) && !draft.UnknownTypes.Contains(promised.Type.Named) && !IsValidImplementationType(field.Type, promised.Type))
            problems.Add($"The type must be {promised.Type} as {promised} promises, or narrower, and is {field.Type}.", field);

        foreach (var promisedArgument in promised.Arguments)
        {
            if (!field.Arguments.TryFind(promisedArgument.Name, out var argument))
                problems.Add($"The argument {promisedArgument.Name}: {promisedArgument.Type} is missing, which {promised} promises.", field);
            else if (!ReferenceEquals(argument.Type, promisedArgument.Type))
                problems.Add($"The type must be {promisedArgument.Type} as {promisedArgument} promises, and is {argument.Type}.", argument);
        }

        foreach (var argument in field.Arguments)
        {
            if (argument.IsRequired && promised.Arguments.Find(argument.Name) is null)
                problems.Add($"The argument must not be required, as {promised} does not know it.", argument);
        }
    }

    private static bool IsValidImplementationType(GraphQLType type, GraphQLType promised)
    {
        if (type is NonNullType nonNull)
            return IsValidImplementationType(nonNull.OfType, promised.Nullable);
        if (type is ListType list && promised is ListType promisedList)
            return IsValidImplementationType(list.ItemType, promisedList.ItemType);
        if (ReferenceEquals(type, promised)) return true;
        return (type, promised) switch
        {
            (ObjectType member, UnionType union) => union.Members.Contains(member),
            (CompositeType narrow, InterfaceType wide) => narrow.Interfaces.Contains(wide),
            _ => false,
        };
    }
}
