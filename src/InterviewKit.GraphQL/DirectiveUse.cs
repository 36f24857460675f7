using InterviewKit.GraphQL.Execution;

namespace InterviewKit.GraphQL;

/// <summary>One use of a directive in the SDL, for which a guard is created when the schema is built.</summary>
public sealed class DirectiveUse
{
    private readonly ArgumentSet arguments;

    internal DirectiveUse(string coordinate, ArgumentSet arguments)
    {
        Coordinate = coordinate;
        this.arguments = arguments;
    }

    /// <summary>
    /// The schema coordinate of the element that carries the directive: <c>Query.roles</c> or <c>Scorecard</c>.
    /// </summary>
    public string Coordinate { get; }

    /// <summary>
    /// The coerced value of the directive's argument, as <see cref="FieldContext.Argument{T}"/> gives a field's.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There is no such argument, or its value is no <typeparamref name="T"/>.
    /// </exception>
    public T Argument<T>(string name) => arguments.Get<T>(name);

    /// <summary>Whether the argument is given or has a default.</summary>
    public bool HasArgument(string name) => arguments.Has(name);
}
