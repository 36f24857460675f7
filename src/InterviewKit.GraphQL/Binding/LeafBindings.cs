using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>The enums and custom scalars of a schema that are bound, by their names.</summary>
internal sealed class LeafBindings
{
    public Dictionary<string, EnumBinding> Enums { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ScalarRegistration> Scalars { get; } = new(StringComparer.Ordinal);

    public static LeafBindings Bind(Schema schema, SchemaComposition composition, BindingProblems problems)
    {
        var leaves = new LeafBindings();
        foreach (var registration in composition.Enums)
        {
            if (schema.Types.Find(registration.TypeName) is not EnumType type)
                problems.Add(registration.TypeName, $"{registration.ClrType.Display()} is bound to it, but the SDL has no such enum.");
            else if (!leaves.Enums.TryAdd(type.Name, registration.Bind(type, problems)))
                problems.Add(registration.TypeName, "the enum is bound more than once.");
        }

        foreach (var registration in composition.Scalars)
        {
            if (schema.Types.Find(registration.TypeName) is not ScalarType { IsBuiltIn: false })
                problems.Add(registration.TypeName, $"{registration.ClrType.Display()} is bound to it, but the SDL has no such custom scalar.");
            else if (!leaves.Scalars.TryAdd(registration.TypeName, registration))
                problems.Add(registration.TypeName, "the scalar is bound more than once.");
        }

        return leaves;
    }
}
