using InterviewKit.GraphQL.Binding;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL;

/// <summary>
/// Binds the fields of a root operation type, which has no values of its own. Not thread safe; used while the schema is composed.
/// </summary>
public sealed class RootBinding
{
    private readonly RootRegistration registration;

    internal RootBinding(RootRegistration registration) => this.registration = registration;

    /// <summary>Answers the field without waiting.</summary>
    public RootBinding Field<TResult>(string name, Func<FieldContext, TResult> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new RootFieldResolver<TResult>(context => ValueTask.FromResult(resolve(context))));
    }

    /// <summary>Answers the field asynchronously.</summary>
    public RootBinding Resolve<TResult>(string name, Func<FieldContext, ValueTask<TResult>> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new RootFieldResolver<TResult>(resolve));
    }

    /// <summary>
    /// Opens the stream of events behind a field of the subscription root. Each event becomes the field's value in one execution
    /// of the operation's selection. The stream ends with the subscription: its enumerator is disposed and <see
    /// cref="FieldContext.CancellationToken"/> cancelled.
    /// </summary>
    /// <remarks>Only for the subscription root; elsewhere <see cref="SchemaBuilder.Build"/> reports it.</remarks>
    public RootBinding Subscribe<TEvent>(string name, Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe)
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        return Add(name, new SubscriptionResolver<TEvent>(subscribe));
    }

    /// <summary>
    /// Opens the stream of events behind a field of the subscription root, where an event only says where to look: what <paramref name="resolve"/> finds
    /// there is the field's value. It is asked for each event with the services of that event's own scope, so that it sees who may see what now. Where
    /// it finds null, the event is passed over: the client receives nothing.
    /// </summary>
    /// <param name="name">The field.</param>
    /// <param name="subscribe">Opens the stream, with the services of a scope that lives as long as the subscription.</param>
    /// <param name="resolve">Finds the value of an event.</param>
    /// <remarks>Only for the subscription root; elsewhere <see cref="SchemaBuilder.Build"/> reports it.</remarks>
    public RootBinding Subscribe<TEvent, TResult>(
        string name, Func<FieldContext, IAsyncEnumerable<TEvent>> subscribe, Func<FieldContext, TEvent, ValueTask<TResult?>> resolve)
        where TResult : class
    {
        ArgumentNullException.ThrowIfNull(subscribe);
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new SubscriptionResolver<TEvent, TResult>(subscribe, resolve));
    }

    private RootBinding Add(string name, FieldResolver resolver)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        registration.Fields.Add(new FieldRegistration(name, resolver));
        return this;
    }
}
