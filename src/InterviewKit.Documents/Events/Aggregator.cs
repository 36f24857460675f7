using System.Collections.Concurrent;
using System.Reflection;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Events;

/// <summary>Folds events into an aggregate by the methods <c>Create</c> and <c>Apply</c>, which are bound once.</summary>
internal sealed class Aggregator<T> where T : class
{
    private readonly Dictionary<Type, Func<IEvent, T>> creators = [];
    private readonly Dictionary<Type, Func<T, IEvent, T>> appliers = [];
    private readonly ConcurrentDictionary<Type, (Func<IEvent, T>? Create, Func<T, IEvent, T>? Apply)> steps = [];
    private readonly ConstructorInfo? emptyConstructor = typeof(T).GetConstructor(Type.EmptyTypes);
    private readonly PropertyInfo? version;
    private readonly DocumentIdentity? identity;
    private bool readsMetadata;

    public Aggregator(EventGraph events)
    {
        foreach (var method in typeof(T).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance))
        {
            if (method.Name is "Create" or "Apply" && method.DeclaringType != typeof(object))
                Bind(method);
        }

        if (appliers.Count == 0 && creators.Count == 0)
            throw new InvalidDocumentException($"{typeof(T).Name} has no public method to fold events with: static {typeof(T).Name} Create(E), {typeof(T).Name} Apply(E) or void Apply(E) were expected.");

        version = typeof(T).GetProperties().FirstOrDefault(property => property.IsDefined(typeof(VersionAttribute))) ?? typeof(T).GetProperty("Version");
        if (version is not null && (version.SetMethod is null || (version.PropertyType != typeof(int) && version.PropertyType != typeof(long))))
            version = null;
        if (typeof(T).GetProperty("Id") is { SetMethod: not null })
            identity = DocumentIdentity.Of(new DocumentSettings<T>());
        foreach (var eventType in creators.Keys.Union(appliers.Keys).Where(type => type is { IsClass: true, IsAbstract: false } && type != typeof(object)))
            events.MappingOf(eventType);
    }

    /// <summary>Whether a method looks at more than the event, such as its number, which is known only when it was written.</summary>
    public bool ReadsMetadata => readsMetadata;

    public bool Handles(Type eventType) => StepOf(eventType) is not (null, null);

    /// <summary>The aggregate after those events; <c>null</c> as long as nothing began it.</summary>
    public T? Fold(T? aggregate, IReadOnlyList<IEvent> events)
    {
        if (events.Count == 0)
            return aggregate;
        foreach (var next in events)
            aggregate = Step(aggregate, next);
        if (aggregate is not null)
            Complete(aggregate, (Event)events[^1]);
        return aggregate;
    }

    private T? Step(T? aggregate, IEvent next)
    {
        var (create, apply) = StepOf(next.EventType);
        if (aggregate is null && create is not null)
            return create(next);
        if (apply is null)
            return aggregate;
        if (aggregate is not null)
            return apply(aggregate, next);
        return emptyConstructor is null ? null : apply((T)emptyConstructor.Invoke(null), next);
    }

    private void Complete(T aggregate, Event last)
    {
        if (version is not null)
            version.SetValue(aggregate, version.PropertyType == typeof(int) ? (object)checked((int)last.Version) : last.Version);
        if (identity is not null && identity.InnerType == last.Stream.GetType())
            identity.SetIfMissing(aggregate, last.Stream);
    }

    /// <summary>The methods for a type of event: those that name it, else those that name a base type or an interface of it.</summary>
    private (Func<IEvent, T>? Create, Func<T, IEvent, T>? Apply) StepOf(Type eventType)
        => steps.GetOrAdd(eventType, type => (Closest(creators, type), Closest(appliers, type)));

    private static TStep? Closest<TStep>(Dictionary<Type, TStep> bound, Type eventType) where TStep : class
    {
        for (var type = eventType; type is not null; type = type.BaseType)
        {
            if (bound.TryGetValue(type, out var step))
                return step;
        }

        return bound.FirstOrDefault(candidate => candidate.Key.IsAssignableFrom(eventType)).Value;
    }

    private void Bind(MethodInfo method)
    {
        var parameters = method.GetParameters();
        var argument = parameters.Length > 0 ? parameters[0].ParameterType : typeof(void);
        readsMetadata |= typeof(IEvent).IsAssignableFrom(argument);
        var isWrapped = argument.IsGenericType && argument.GetGenericTypeDefinition() == typeof(IEvent<>);
        var eventType = isWrapped ? argument.GetGenericArguments()[0] : argument;
        if (argument == typeof(void) || argument.IsValueType)
            throw Unbindable(method);
        var binder = (AggregateMethodBinder<T>)Activator.CreateInstance(typeof(AggregateMethodBinder<,>).MakeGenericType(typeof(T), argument))!;

        var bound = (method.Name, method.IsStatic, parameters.Length) switch
        {
            ("Create", true, 1) when method.ReturnType == typeof(T) => creators.TryAdd(eventType, binder.Create(method)),
            ("Apply", false, 1) when method.ReturnType == typeof(T) => appliers.TryAdd(eventType, binder.Apply(method)),
            ("Apply", false, 1) when method.ReturnType == typeof(void) => appliers.TryAdd(eventType, binder.ApplyInPlace(method)),
            ("Apply", true, 2) when method.ReturnType == typeof(T) && parameters[1].ParameterType == typeof(T) => appliers.TryAdd(eventType, binder.ApplyStatic(method)),
            _ => throw Unbindable(method),
        };
        if (!bound)
            throw new InvalidDocumentException($"{typeof(T).Name} has two methods {method.Name} for {eventType.Name}; one was expected.");
    }

    private static InvalidDocumentException Unbindable(MethodInfo method)
        => new($"{typeof(T).Name}.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.ParameterType.Name))}) cannot fold events: "
            + $"static {typeof(T).Name} Create(E), {typeof(T).Name} Apply(E), void Apply(E) or static {typeof(T).Name} Apply(E, {typeof(T).Name}) was expected, where E is an event or IEvent of it.");
}
