namespace InterviewKit.Documents.Mapping;

/// <summary>A member that is repeated in a column beside the JSON.</summary>
internal sealed record DuplicatedField(MemberPath Path, string ColumnName, string PgType, bool NotNull, ScalarType Scalar);
