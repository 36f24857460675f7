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

    /// <summary>A composition of the same parts, to which more can be added without changing this one.</summary>
    public SchemaComposition Copy()
    {
        var copy = new SchemaComposition();
        copy.Sources.AddRange(Sources);
        copy.Objects.AddRange(Objects);
        copy.Query.Fields.AddRange(Query.Fields);
        copy.Mutation.Fields.AddRange(Mutation.Fields);
        copy.Subscription.Fields.AddRange(Subscription.Fields);
        copy.Enums.AddRange(Enums);
        copy.Inputs.AddRange(Inputs);
        copy.Scalars.AddRange(Scalars);
        copy.Guards.AddRange(Guards);
        return copy;
    }
}

internal readonly record struct SdlSource(string Text, string Name);

internal readonly record struct InputRegistration(string TypeName, Type ClrType);

internal readonly record struct GuardRegistration(string DirectiveName, Func<DirectiveUse, FieldGuard> Create);
