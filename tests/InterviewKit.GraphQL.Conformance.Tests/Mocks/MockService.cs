using System.Reflection;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Mocks;

/// <summary>Binds any schema to <see cref="MockValues"/>: about half of the fields one by one, the others in batches.</summary>
internal sealed class MockService
{
    private readonly EmittedTypes types;
    private readonly MockValues values;
    private readonly SchemaBuilder builder = new();

    private MockService(TestSchema schema)
    {
        types = new EmittedTypes(schema.Definition);
        values = new MockValues(types);
        builder.AddSdl(schema.Sdl, schema.Name);
        foreach (var type in schema.Definition.Types)
        {
            if (type.Name.StartsWith("__", StringComparison.Ordinal)) continue;
            Bind(type, schema.Definition);
        }
    }

    /// <summary>An executor without limits, so that only the specification refuses.</summary>
    public static GraphQLExecutor Executor(TestSchema schema) => new(Compose(schema).Build(), Unlimited());

    public static SchemaBuilder Compose(TestSchema schema) => new MockService(schema).builder;

    private static GraphQLOptions Unlimited() => new()
    {
        MaxDepth = 1000,
        MaxIntrospectionDepth = 100,
        MaxFieldCost = double.MaxValue,
        MaxTypeCost = double.MaxValue,
        MaxAliases = 10_000,
        MaxRootFields = 10_000,
        MaxDirectives = 10_000,
        MaxTokens = 100_000,
        MaxErrors = 100_000,
        MaxInputListItems = 10_000,
    };

    private void Bind(NamedType type, Schema schema)
    {
        switch (type)
        {
            case ScalarType { IsBuiltIn: false }:
                builder.BindScalar(type.Name, new ScalarBinding<object>(static value => value, static value => value));
                break;
            case EnumType:
                Call(nameof(SchemaBuilder.BindEnum), types[type.Name], type.Name);
                break;
            case InputObjectType:
                Call(nameof(SchemaBuilder.BindInput), types[type.Name], type.Name);
                break;
            case ObjectType root when ReferenceEquals(root, schema.QueryType):
                builder.BindQuery(binding => BindRoot(root, binding, nameof(AddRootField)));
                break;
            case ObjectType root when ReferenceEquals(root, schema.MutationType):
                builder.BindMutation(binding => BindRoot(root, binding, nameof(AddRootField)));
                break;
            case ObjectType root when ReferenceEquals(root, schema.SubscriptionType):
                builder.BindSubscription(binding => BindRoot(root, binding, nameof(AddEvents)));
                break;
            case ObjectType named:
                Invoke(nameof(BindObject), [types[type.Name]], named);
                break;
        }
    }

    private void BindRoot(ObjectType root, RootBinding binding, string add)
    {
        foreach (var field in root.Fields) Invoke(add, [types.Output(field.Type)], binding, field);
    }

    private void AddRootField<TResult>(RootBinding binding, FieldDefinition field) =>
        binding.Field(field.Name, context => (TResult)values.Resolve(MockValues.RootKey, field, context)!);

    private static void AddEvents<TResult>(RootBinding binding, FieldDefinition field) =>
        binding.Subscribe(field.Name, static _ => AsyncEnumerable.Empty<TResult>());

    private void BindObject<T>(ObjectType type)
        where T : MockObject =>
        builder.Bind<T>(type.Name, binding =>
        {
            foreach (var field in type.Fields) Invoke(nameof(AddField), [typeof(T), types.Output(field.Type)], binding, field);
        });

    private void AddField<T, TResult>(ObjectBinding<T> binding, FieldDefinition field)
        where T : MockObject
    {
        if (field.Coordinate.Length % 2 == 0)
        {
            binding.Field(field.Name, (parent, context) => (TResult)values.Resolve(parent.Key, field, context)!);
            return;
        }

        binding.Batch(field.Name, async (parents, context) =>
        {
            await Task.Yield();
            var results = new TResult[parents.Count];
            for (var i = 0; i < results.Length; i++)
            {
                try
                {
                    results[i] = (TResult)values.Resolve(parents[i].Key, field, context)!;
                }
                catch (GraphQLException exception)
                {
                    context.Fail(i, exception.Error);
                }
            }

            return results;
        });
    }

    private void Call(string method, Type clrType, string name) =>
        typeof(SchemaBuilder).GetMethod(method)!.MakeGenericMethod(clrType).Invoke(builder, [name]);

    private void Invoke(string method, Type[] clrTypes, params object[] arguments) =>
        typeof(MockService).GetMethod(method, BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(clrTypes).Invoke(this, arguments);
}
