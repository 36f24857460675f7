namespace InterviewKit.Documents.Mapping;

/// <summary>A member of a document as SQL reaches it. The table's rows are called <c>d</c>.</summary>
/// <param name="Json">The member as jsonb.</param>
/// <param name="Text">The member as text; for objects and arrays, their JSON.</param>
/// <param name="Value">The member as a value that can be compared; <c>null</c> when its type is no single value.</param>
/// <param name="Scalar">How its values are compared; <c>null</c> when its type is no single value.</param>
/// <param name="Type">The member's .NET type.</param>
internal sealed record DocumentMember(string Json, string Text, string? Value, ScalarType? Scalar, Type Type)
{
    /// <summary>The jsonb that the path starts at, and the names on it.</summary>
    public required (string Root, IReadOnlyList<string> Path) RootAndPath { get; init; }

    /// <summary>Whether it can be absent, as far as the type says. Texts can.</summary>
    public bool CanBeNull => !Type.IsValueType || Nullable.GetUnderlyingType(Type) is not null;
}
