using System.Collections.Frozen;
using System.Collections.Immutable;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Gives object types their CLR types, and their fields what answers them.</summary>
internal sealed class ObjectBinder(Schema schema, BindingProblems problems)
{
    private readonly Dictionary<string, BoundObject> objects = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<FieldRegistration>> registered = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, BoundObject> Objects => objects;

    /// <summary>Finds the CLR type of every object type. Fields come later, since they return the types.</summary>
    public void BindTypes(SchemaComposition composition)
    {
        AddRoot(schema.QueryType, composition.Query, "BindQuery");
        AddRoot(schema.MutationType, composition.Mutation, "BindMutation");
        AddRoot(schema.SubscriptionType, composition.Subscription, "BindSubscription");
        foreach (var registration in composition.Objects)
            Add(registration);
        foreach (var type in schema.Types)
        {
            if (type is ObjectType && !objects.ContainsKey(type.Name))
                problems.Add(type.Name, $"the object type is bound to no CLR type; call {nameof(SchemaBuilder.Bind)}.");
        }
    }

    /// <summary>Interfaces and unions, whose CLR values are told apart by the CLR types of their possible types.</summary>
    public Dictionary<string, BoundAbstract> BindAbstracts()
    {
        var abstracts = new Dictionary<string, BoundAbstract>(StringComparer.Ordinal);
        foreach (var type in schema.Types)
        {
            if (type is not CompositeType composite || type is ObjectType) continue;
            var possible = composite.PossibleTypes.Select(possible => objects.GetValueOrDefault(possible.Name)).ToArray();
            if (possible.Any(static bound => bound is null)) continue;
            foreach (var same in possible.GroupBy(static bound => bound!.ClrType).Where(static group => group.Count() > 1))
            {
                var names = string.Join(" and ", same.Select(static bound => $"\"{bound!.Definition.Name}\""));
                problems.Add(type.Name, $"{names} are bound to the same CLR type {same.Key.Display()}, so that its values could be of either.");
            }

            abstracts.Add(type.Name, new BoundAbstract(composite, [.. possible!]));
        }

        return abstracts;
    }

    public void BindFields(InputBinder inputs, OutputBinder outputs, GuardBinder guards)
    {
        foreach (var bound in objects.Values)
        {
            var isRoot = bound.ClrType == typeof(RootValue);
            var typeGuards = guards.GuardsOf(bound.Definition);
            bound.Guards = isRoot ? [] : typeGuards;
            var resolvers = ResolversOf(bound);
            var fields = new Dictionary<string, BoundField>(StringComparer.Ordinal);
            foreach (var definition in FieldsOf(bound.Definition))
            {
                var arguments = inputs.Arguments(definition.Coordinate, definition.Arguments);
                if (Resolver(bound, definition, resolvers) is not { } resolver) continue;
                if (outputs.Completion(definition.Type, resolver.ResultType, definition.Coordinate) is not { } completion) continue;

                // A root object is never completed as a value: what guards it guards each of its fields.
                ImmutableArray<FieldGuard> fieldGuards = [.. isRoot ? typeGuards : [], .. guards.GuardsOf(definition)];
                fields.Add(definition.Name, new BoundField(definition, resolver, completion, arguments, fieldGuards));
            }

            bound.Fields = fields.ToFrozenDictionary(StringComparer.Ordinal);
        }
    }

    /// <summary>The fields of a type, with the meta-fields of the query root.</summary>
    private NamedList<FieldDefinition> FieldsOf(ObjectType type) =>
        type == schema.QueryType ? new([.. type.Fields, schema.MetaFields.Schema, schema.MetaFields.Type]) : type.Fields;

    private FieldResolver? Resolver(BoundObject bound, FieldDefinition definition, Dictionary<string, FieldResolver> resolvers)
    {
        if (resolvers.TryGetValue(definition.Name, out var resolver))
        {
            if (resolver is SubscriptionResolver == (bound.Definition == schema.SubscriptionType)) return resolver;
            problems.Add(definition.Coordinate, resolver is SubscriptionResolver
                ? "only fields of the subscription root have a stream of events."
                : "a field of the subscription root needs a stream of events; use Subscribe.");
            return null;
        }

        if (bound.ClrType == typeof(RootValue))
            problems.Add(definition.Coordinate, "the field has no resolver.");
        else if (PropertyBinder.Find(bound.ClrType, definition.Name) is { } property)
            return property;
        else
        {
            var member = ClrTypes.MemberName(definition.Name);
            problems.Add(definition.Coordinate, $"the field has no resolver, and {bound.ClrType.Display()} has no property {member}.");
        }

        return null;
    }

    private Dictionary<string, FieldResolver> ResolversOf(BoundObject bound)
    {
        var resolvers = new Dictionary<string, FieldResolver>(StringComparer.Ordinal);
        foreach (var (name, resolver) in registered[bound.Definition.Name])
        {
            var coordinate = $"{bound.Definition.Name}.{name}";
            if (!FieldsOf(bound.Definition).Any(field => field.Name == name))
                problems.Add(coordinate, "a resolver is bound to the field, but the SDL has no such field.");
            else if (!resolvers.TryAdd(name, resolver))
                problems.Add(coordinate, "the field has more than one resolver.");
        }

        return resolvers;
    }

    private void AddRoot(ObjectType? type, RootRegistration registration, string method)
    {
        if (type is not null)
        {
            objects[type.Name] = new BoundObject<RootValue>(type);
            registered[type.Name] = [.. registration.Fields];
        }
        else if (registration.Fields.Count > 0)
            problems.Add("schema", $"{method} binds fields, but the SDL has no such root type.");
    }

    private void Add(ObjectRegistration registration)
    {
        if (schema.Types.Find(registration.TypeName) is not ObjectType type)
        {
            var isAbstract = schema.Types.Find(registration.TypeName) is CompositeType;
            problems.Add(registration.TypeName, $"{registration.ClrType.Display()} is bound to it, but the SDL has no such object type"
                + (isAbstract ? "; interfaces and unions are bound by their object types." : "."));
            return;
        }

        if (!objects.TryGetValue(type.Name, out var known))
        {
            objects.Add(type.Name, (BoundObject)Activator.CreateInstance(typeof(BoundObject<>).MakeGenericType(registration.ClrType), type)!);
            registered.Add(type.Name, [.. registration.Fields]);
        }
        else if (known.ClrType == registration.ClrType)
            registered[type.Name].AddRange(registration.Fields);
        else if (known.ClrType == typeof(RootValue))
            problems.Add(type.Name, "is a root operation type; bind its fields with BindQuery, BindMutation or BindSubscription.");
        else
            problems.Add(type.Name, $"is bound to {known.ClrType.Display()} and to {registration.ClrType.Display()}.");
    }
}
