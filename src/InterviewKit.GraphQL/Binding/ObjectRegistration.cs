using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL.Binding;

/// <summary>What the composition said about one object type, over all its calls of <c>SchemaBuilder.Bind</c>.</summary>
internal sealed class ObjectRegistration(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;

    public List<FieldRegistration> Fields { get; } = [];
}

/// <summary>What the composition said about one root operation type.</summary>
internal sealed class RootRegistration
{
    public List<FieldRegistration> Fields { get; } = [];
}

internal readonly record struct FieldRegistration(string Name, FieldResolver Resolver);
