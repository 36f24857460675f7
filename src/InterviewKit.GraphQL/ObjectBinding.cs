using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Binding;
using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL;

/// <summary>
/// Binds the fields of an object type to <typeparamref name="T"/>, the CLR type of its values. A field without a resolver binds
/// to the public property of the same name (<c>followUps</c> to <c>FollowUps</c>). Not thread safe; used while the schema is
/// composed.
/// </summary>
/// <typeparam name="T">The CLR type, class or struct, of the object type's values.</typeparam>
public sealed class ObjectBinding<T>
{
    private readonly ObjectRegistration registration;

    internal ObjectBinding(ObjectRegistration registration) => this.registration = registration;

    /// <summary>Answers the field for one parent at a time, without arguments and without waiting.</summary>
    public ObjectBinding<T> Field<TResult>(string name, Func<T, TResult> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new PropertyResolver<T, TResult>(resolve));
    }

    /// <summary>Answers the field for one parent at a time with its arguments, without waiting.</summary>
    public ObjectBinding<T> Field<TResult>(string name, Func<T, FieldContext, TResult> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new ParentResolver<T, TResult>(resolve));
    }

    /// <summary>
    /// Answers the field for all parents of a level at once. The way for everything that asks a database or a service.
    /// </summary>
    public ObjectBinding<T> Batch<TResult>(string name, BatchResolver<T, TResult> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new BatchFieldResolver<T, TResult>(resolve));
    }

    /// <summary>
    /// Answers the field for all parents of a level at once with an array: as the other overload, spelt so that the compiler
    /// infers <typeparamref name="TResult"/> of async lambdas.
    /// </summary>
    [OverloadResolutionPriority(-1)]
    public ObjectBinding<T> Batch<TResult>(string name, Func<IReadOnlyList<T>, FieldContext, ValueTask<TResult[]>> resolve)
    {
        ArgumentNullException.ThrowIfNull(resolve);
        return Add(name, new BatchFieldResolver<T, TResult>(async (parents, context) => await resolve(parents, context)));
    }

    private ObjectBinding<T> Add(string name, FieldResolver resolver)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        registration.Fields.Add(new FieldRegistration(name, resolver));
        return this;
    }
}
