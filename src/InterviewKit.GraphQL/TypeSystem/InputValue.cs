namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>
/// The coerced value of an argument or input field. Values are neutral: null; <see cref="int"/> for Int; <see cref="double"/> for
/// Float; <see cref="string"/> for String and ID; <see cref="bool"/> for Boolean; an <see cref="EnumValueDefinition"/> for an enum;
/// <c>IReadOnlyList&lt;object?&gt;</c> for a list; an <see cref="InputObjectValue"/> for an input object; for any other scalar
/// what its <see cref="ScalarCoercion"/> gives.
/// </summary>
/// <param name="Definition">The argument or input field.</param>
/// <param name="Value">The value, or the default where none was given.</param>
public readonly record struct InputValue(InputValueDefinition Definition, object? Value);
