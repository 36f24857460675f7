using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Completion;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Makes the completions of fields: for each pair of GraphQL type and CLR type that meets.</summary>
internal sealed class OutputBinder(
    LeafBindings leaves,
    IReadOnlyDictionary<string, BoundObject> objects,
    IReadOnlyDictionary<string, BoundAbstract> abstracts,
    BindingProblems problems)
{
    /// <summary>The completion of a type from a CLR type; null where they do not fit, which is noted.</summary>
    public ValueCompletion? Completion(GraphQLType type, Type clrType, string coordinate)
    {
        var completion = type.Nullable switch
        {
            ListType list => ListCompletion(list, clrType, coordinate),
            ScalarType { IsBuiltIn: true } scalar => BuiltInCompletion(scalar, clrType, coordinate),
            ScalarType scalar => ScalarCompletion(scalar, clrType, coordinate),
            EnumType named => EnumCompletion(named, clrType, coordinate),
            ObjectType named => ObjectCompletion(named, clrType, coordinate),
            CompositeType named => AbstractCompletion(named, clrType, coordinate),
            _ => throw new InvalidOperationException($"{type} is no output type."),
        };
        if (completion is not null) completion.IsNonNull = type.IsNonNull;
        return completion;
    }

    private ValueCompletion? ListCompletion(ListType list, Type clrType, string coordinate)
    {
        if (clrType.ItemType() is not { } itemType) return Misfit(coordinate, list, clrType, "an IEnumerable<T> of one T");
        if (Completion(list.ItemType, itemType, coordinate) is not { } item) return null;
        return Create(typeof(ListCompletion<,>), [clrType, itemType], item);
    }

    private ValueCompletion? BuiltInCompletion(ScalarType scalar, Type clrType, string coordinate)
    {
        if (BuiltInFormats.Find(scalar.Name, clrType.Underlying()) is not { } format)
            return Misfit(coordinate, scalar, clrType, BuiltInFormats.ClrTypesOf(scalar.Name));
        if (Nullable.GetUnderlyingType(clrType) is { } underlying)
            format = Activator.CreateInstance(typeof(NullableFormat<>).MakeGenericType(underlying), format)!;
        return Create(typeof(LeafCompletion<>), [clrType], format);
    }

    private ValueCompletion? ScalarCompletion(ScalarType scalar, Type clrType, string coordinate)
    {
        if (!leaves.Scalars.TryGetValue(scalar.Name, out var bound)) return Unbound(scalar.Name, nameof(SchemaBuilder.BindScalar));
        if (bound.ClrType == clrType) return bound.Completion(isNullable: false);
        return bound.ClrType == clrType.Underlying()
            ? bound.Completion(isNullable: true)
            : Misfit(coordinate, scalar, clrType, bound.ClrType.Display());
    }

    private ValueCompletion? EnumCompletion(EnumType type, Type clrType, string coordinate)
    {
        if (!leaves.Enums.TryGetValue(type.Name, out var bound)) return Unbound(type.Name, nameof(SchemaBuilder.BindEnum));
        if (bound.ClrType == clrType) return bound.Completion();
        return bound.ClrType == clrType.Underlying() ? bound.NullableCompletion() : Misfit(coordinate, type, clrType, bound.ClrType.Display());
    }

    private ValueCompletion? ObjectCompletion(ObjectType type, Type clrType, string coordinate)
    {
        // An object type that is not bound is reported as such, not at every field that returns it.
        if (!objects.TryGetValue(type.Name, out var bound)) return null;
        return AreRelated(clrType.Underlying(), bound.ClrType)
            ? Create(typeof(ObjectCompletion<,>), [clrType, bound.ClrType], bound)
            : Misfit(coordinate, type, clrType, bound.ClrType.Display());
    }

    private ValueCompletion? AbstractCompletion(CompositeType type, Type clrType, string coordinate)
    {
        if (!abstracts.TryGetValue(type.Name, out var bound)) return null;
        if (bound.PossibleTypes.Any(possible => AreRelated(clrType.Underlying(), possible.ClrType)))
            return Create(typeof(AbstractCompletion<>), [clrType], bound);
        var possibleTypes = string.Join(", ", bound.PossibleTypes.Select(static possible => possible.ClrType.Display()));
        return Misfit(coordinate, type, clrType, $"a CLR type of one of its possible types ({possibleTypes})");
    }

    /// <summary>
    /// Whether values of one type can be of the other. An interface may be implemented by any class that is not sealed.
    /// </summary>
    private static bool AreRelated(Type found, Type bound) =>
        bound.IsAssignableFrom(found) || found.IsAssignableFrom(bound)
        || (found.IsInterface && bound is { IsSealed: false, IsValueType: false })
        || (bound.IsInterface && found is { IsSealed: false, IsValueType: false });

    private ValueCompletion? Misfit(string coordinate, GraphQLType type, Type found, string expected)
    {
        problems.Add(coordinate, $"the resolver returns {found.Display()}, which is no {type}; expected {expected}.");
        return null;
    }

    private ValueCompletion? Unbound(string typeName, string method)
    {
        problems.Add(typeName, $"is returned by fields but bound to no CLR type; call {method}.");
        return null;
    }

    private static ValueCompletion Create(Type completion, Type[] arguments, object argument) =>
        (ValueCompletion)Activator.CreateInstance(completion.MakeGenericType(arguments), argument)!;
}
