namespace InterviewKit.GraphQL.Binding;

/// <summary>All that a <see cref="SchemaBuilder"/> was given, unchecked.</summary>
internal sealed class SchemaComposition
{
    public List<SdlSource> Sources { get; } = [];

    public List<ObjectRegistration> Objects { get; } = [];

    public RootRegistration Query { get; } = new();

    public RootRegistration Mutation { get; } = new();

    public RootRegistration Subscription { get; } = new();

    public List<EnumRegistration> Enums { get; } = [];

    public List<InputRegistration> Inputs { get; } = [];

    public List<ScalarRegistration> Scalars { get; } = [];

    public List<GuardRegistration> Guards { get; } = [];
}

internal readonly record struct SdlSource(string Text, string Name);

internal readonly record struct InputRegistration(string TypeName, Type ClrType);

internal readonly record struct GuardRegistration(string DirectiveName, Func<DirectiveUse, FieldGuard> Create);

internal abstract class EnumRegistration(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;
}

internal sealed class EnumRegistration<TEnum>(string typeName) : EnumRegistration(typeName, typeof(TEnum))
    where TEnum : struct, Enum;

internal abstract class ScalarRegistration(string typeName, Type clrType)
{
    public string TypeName { get; } = typeName;

    public Type ClrType { get; } = clrType;
}

internal sealed class ScalarRegistration<T>(string typeName, ScalarBinding<T> scalar) : ScalarRegistration(typeName, typeof(T))
{
    public ScalarBinding<T> Scalar { get; } = scalar;
}
