namespace InterviewKit.GraphQL;

/// <summary>
/// Answers a field for all objects of one level of the response at once, so that one query can serve them all.
/// </summary>
/// <typeparam name="TParent">The CLR type that the field's object type is bound to.</typeparam>
/// <typeparam name="TResult">The CLR type of one parent's value.</typeparam>
/// <param name="parents">
/// The objects of the level, at least one, in response order; the same object may occur more than once.
/// </param>
/// <param name="context">The field: its arguments, services and cancellation.</param>
/// <returns>Exactly one value for each parent, in the parents' order. Another number is an error of the field.</returns>
public delegate ValueTask<IReadOnlyList<TResult>> BatchResolver<TParent, TResult>(IReadOnlyList<TParent> parents, FieldContext context);
