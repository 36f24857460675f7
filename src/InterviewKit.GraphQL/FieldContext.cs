using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Columns;
using InterviewKit.GraphQL.Execution.Planning;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL;

/// <summary>
/// A field that is being resolved for all parents of one level: its arguments, the operation's services and cancellation.
/// Belongs to one execution and must not be used from several threads at once.
/// </summary>
public sealed class FieldContext
{
    private readonly ArgumentSet arguments;

    internal FieldContext(OperationExecution execution, FieldPlan plan, Rows parents, ArgumentSet arguments)
    {
        Execution = execution;
        Plan = plan;
        Parents = parents;
        this.arguments = arguments;
    }

    /// <summary>The field's schema coordinate: <c>Question.rubric</c>.</summary>
    public string Coordinate => Plan.Field.Definition.Coordinate;

    /// <summary>The field's name in its type, whatever its response name is.</summary>
    public string FieldName => Plan.Field.Definition.Name;

    /// <summary>The services of the operation's scope.</summary>
    public IServiceProvider Services => Execution.Services;

    /// <summary>
    /// Cancelled when the client leaves or the execution time limit is over. Pass it on to everything that waits.
    /// </summary>
    public CancellationToken CancellationToken => Execution.CancellationToken;

    internal OperationExecution Execution { get; }

    internal FieldPlan Plan { get; }

    internal Rows Parents { get; }

    /// <summary>The answer to an unexpected exception of this field, once one was logged.</summary>
    internal GraphQLError? Fault { get; set; }

    /// <summary>The errors that <see cref="Fail"/> was given, by parent; null until the first.</summary>
    internal GraphQLError?[]? Failures { get; private set; }

    /// <summary>
    /// The coerced value of an argument: <typeparamref name="T"/> is <c>int</c>, <c>double</c>, <c>bool</c> or <c>string</c>
    /// (also for ID) for the built-in scalars, the bound type for enums, custom scalars and input objects,
    /// <c>IReadOnlyList&lt;T&gt;</c> for lists; nullable where the argument is. An argument that is absent without a default is
    /// <c>default</c>; <see cref="HasArgument"/> tells it from null.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// The field has no such argument, or its value is no <typeparamref name="T"/>.
    /// </exception>
    public T Argument<T>(string name) => arguments.Get<T>(name);

    /// <summary>Whether the argument was given, be it as null, or has a default.</summary>
    /// <exception cref="InvalidOperationException">The field has no such argument.</exception>
    public bool HasArgument(string name) => arguments.Has(name);

    /// <summary>
    /// Whether this field's own selection set asks for the field <paramref name="fieldName"/> (its name, not its alias) at any
    /// possible type, with <c>@skip</c> and <c>@include</c> applied: so that what is dear, such as a total count, is computed
    /// only when wanted.
    /// </summary>
    public bool Selects(string fieldName) => Plan.Selects(fieldName);

    /// <summary>A service of the operation's scope.</summary>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    public T Service<T>() where T : notnull => Execution.Services.GetRequiredService<T>();

    /// <summary>
    /// Answers one parent with an error: null stands at its path, and whatever value is returned for it is ignored. The first
    /// error of a parent counts.
    /// </summary>
    /// <param name="parentIndex">The parent's position in the resolver's list, from 0; 0 for a root field.</param>
    /// <param name="error">The error; the engine adds locations and path.</param>
    public void Fail(int parentIndex, GraphQLError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        ArgumentOutOfRangeException.ThrowIfNegative(parentIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(parentIndex, Parents.Count);
        Failures ??= new GraphQLError?[Parents.Count];
        Failures[parentIndex] ??= error;
    }

    /// <summary>
    /// Answers one parent with the error that an exception stands for; false for the cancellation of the whole operation, which
    /// has to pass.
    /// </summary>
    internal bool TryFail(int parentIndex, Exception exception)
    {
        if (Execution.IsCancellation(exception)) return false;
        Fail(parentIndex, Execution.ErrorOf(exception, this));
        return true;
    }
}
