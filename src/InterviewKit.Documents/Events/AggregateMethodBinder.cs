using System.Reflection;

namespace InterviewKit.Documents.Events;

/// <summary>Makes delegates of an aggregate's methods, so that no event is folded by reflection.</summary>
internal abstract class AggregateMethodBinder<T> where T : class
{
    public abstract Func<IEvent, T> Create(MethodInfo method);

    public abstract Func<T, IEvent, T> Apply(MethodInfo method);

    public abstract Func<T, IEvent, T> ApplyInPlace(MethodInfo method);

    public abstract Func<T, IEvent, T> ApplyStatic(MethodInfo method);
}

/// <typeparam name="T">The aggregate.</typeparam>
/// <typeparam name="TArgument">The event, or <see cref="IEvent{T}"/> of it.</typeparam>
internal sealed class AggregateMethodBinder<T, TArgument> : AggregateMethodBinder<T> where T : class where TArgument : class
{
    public override Func<IEvent, T> Create(MethodInfo method)
    {
        var create = method.CreateDelegate<Func<TArgument, T>>();
        return next => create(Argument(next));
    }

    public override Func<T, IEvent, T> Apply(MethodInfo method)
    {
        var apply = method.CreateDelegate<Func<T, TArgument, T>>();
        return (aggregate, next) => apply(aggregate, Argument(next));
    }

    public override Func<T, IEvent, T> ApplyInPlace(MethodInfo method)
    {
        var apply = method.CreateDelegate<Action<T, TArgument>>();
        return (aggregate, next) =>
        {
            apply(aggregate, Argument(next));
            return aggregate;
        };
    }

    public override Func<T, IEvent, T> ApplyStatic(MethodInfo method)
    {
        var apply = method.CreateDelegate<Func<TArgument, T, T>>();
        return (aggregate, next) => apply(Argument(next), aggregate);
    }

    private static TArgument Argument(IEvent next) => typeof(IEvent).IsAssignableFrom(typeof(TArgument)) ? (TArgument)next : (TArgument)next.Data;
}
