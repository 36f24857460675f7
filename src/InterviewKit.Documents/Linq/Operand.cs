using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Linq;

/// <summary>A side of a comparison that depends on the row.</summary>
/// <param name="Value">The SQL to compare; <c>null</c> when it can only be asked whether it is there.</param>
/// <param name="Presence">The SQL that is null when it isn't there.</param>
/// <param name="Scalar">How values are compared with it.</param>
internal sealed record Operand(string? Value, string Presence, ScalarType? Scalar);
