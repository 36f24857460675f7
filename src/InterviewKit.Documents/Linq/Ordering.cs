using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents.Linq;

/// <summary>A key that rows are ordered by. Nulls come last in both directions; upwards that is PostgreSQL's own way, which its indexes follow.</summary>
internal sealed record Ordering(string Value, ScalarType Scalar, bool CanBeNull, bool IsDescending)
{
    public string Sql => (IsDescending, CanBeNull) switch
    {
        (false, _) => Value,
        (true, false) => $"{Value} desc",
        (true, true) => $"{Value} desc nulls last",
    };
}
