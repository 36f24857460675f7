using InterviewKit.GraphQL.Binding;

namespace InterviewKit.GraphQL;

/// <summary>
/// Composes a schema: SDL texts are the contract, CLR types and resolvers are bound to them. Every call only notes what it is
/// given, in any order; <see cref="Build"/> checks all of it together. Not thread safe.
/// </summary>
public sealed class SchemaBuilder
{
    private readonly SchemaComposition composition;

    /// <summary>A builder without any SDL or binding.</summary>
    public SchemaBuilder()
        : this(new SchemaComposition())
    {
    }

    private SchemaBuilder(SchemaComposition composition) => this.composition = composition;

    /// <summary>Adds a text in the schema definition language. <c>extend</c> reaches over all texts.</summary>
    /// <param name="sdl">The text.</param>
    /// <param name="sourceName">What problems call the text, such as its file name.</param>
    public SchemaBuilder AddSdl(string sdl, string sourceName)
    {
        ArgumentNullException.ThrowIfNull(sdl);
        ArgumentException.ThrowIfNullOrEmpty(sourceName);
        composition.Sources.Add(new SdlSource(sdl, sourceName));
        return this;
    }

    /// <summary>
    /// Binds the object type <paramref name="typeName"/> to <typeparamref name="T"/>. May be called again for the same name, with
    /// the same <typeparamref name="T"/>: the fields add up.
    /// </summary>
    public SchemaBuilder Bind<T>(string typeName, Action<ObjectBinding<T>> configure)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        ArgumentNullException.ThrowIfNull(configure);
        var registration = new ObjectRegistration(typeName, typeof(T));
        configure(new ObjectBinding<T>(registration));
        composition.Objects.Add(registration);
        return this;
    }

    /// <summary>
    /// Binds the object type <paramref name="typeName"/> to <typeparamref name="T"/>, every field to the property of its name.
    /// </summary>
    public SchemaBuilder Bind<T>(string typeName) => Bind<T>(typeName, static _ => { });

    /// <summary>Binds fields of the query root. May be called any number of times.</summary>
    public SchemaBuilder BindQuery(Action<RootBinding> configure) => BindRoot(composition.Query, configure);

    /// <summary>Binds fields of the mutation root. May be called any number of times.</summary>
    public SchemaBuilder BindMutation(Action<RootBinding> configure) => BindRoot(composition.Mutation, configure);

    /// <summary>Binds fields of the subscription root. May be called any number of times.</summary>
    public SchemaBuilder BindSubscription(Action<RootBinding> configure) => BindRoot(composition.Subscription, configure);

    /// <summary>
    /// Binds an enum type to <typeparamref name="TEnum"/>: the value <c>SYSTEM_DESIGN</c> to the member <c>SystemDesign</c>. A
    /// value or member without its counterpart is a problem.
    /// </summary>
    /// <typeparam name="TEnum">The CLR enum; flags are not supported.</typeparam>
    /// <param name="typeName">The enum type's name; by default the CLR type's.</param>
    public SchemaBuilder BindEnum<TEnum>(string? typeName = null)
        where TEnum : struct, Enum
    {
        composition.Enums.Add(new EnumRegistration<TEnum>(typeName ?? typeof(TEnum).Name));
        return this;
    }

    /// <summary>
    /// Binds an input object type to a record: through its constructor's parameters, and its settable or init-only properties for
    /// the rest. The field <c>expectedVersion</c> belongs to the member <c>ExpectedVersion</c>; every field needs a member and
    /// every required member a field. <see cref="Optional{T}"/> tells absent from null; other members get the CLR default, or the
    /// parameter's, where the field is absent.
    /// </summary>
    /// <typeparam name="T">The CLR type.</typeparam>
    /// <param name="typeName">The input object type's name; by default the CLR type's.</param>
    public SchemaBuilder BindInput<T>(string? typeName = null)
    {
        composition.Inputs.Add(new InputRegistration(typeName ?? typeof(T).Name, typeof(T)));
        return this;
    }

    /// <summary>Binds a custom scalar to <typeparamref name="T"/>, class or struct.</summary>
    public SchemaBuilder BindScalar<T>(string typeName, ScalarBinding<T> scalar)
    {
        ArgumentException.ThrowIfNullOrEmpty(typeName);
        ArgumentNullException.ThrowIfNull(scalar);
        composition.Scalars.Add(new ScalarRegistration<T>(typeName, scalar));
        return this;
    }

    /// <summary>
    /// Gives meaning to a directive that refuses: for each use of it on a field definition or an object type of the SDL,
    /// <paramref name="create"/> makes the guard, once, when the schema is built.
    /// </summary>
    public SchemaBuilder Guard(string directiveName, Func<DirectiveUse, FieldGuard> create)
    {
        ArgumentException.ThrowIfNullOrEmpty(directiveName);
        ArgumentNullException.ThrowIfNull(create);
        composition.Guards.Add(new GuardRegistration(directiveName, create));
        return this;
    }

    /// <summary>Checks and closes everything that was added.</summary>
    /// <exception cref="SchemaException">
    /// Lists all problems: of the SDL with source:line:column, of the bindings with the coordinate of the type, field or
    /// argument.
    /// </exception>
    public ExecutableSchema Build()
    {
        ExecutableSchema? built = null;
        var complete = new SchemaBuilder(composition.Copy());
        IntrospectionBinding.AddTo(complete, () => built!.Definition);
        return built = SchemaCompiler.Compile(complete.composition);
    }

    private SchemaBuilder BindRoot(RootRegistration registration, Action<RootBinding> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        configure(new RootBinding(registration));
        return this;
    }
}
