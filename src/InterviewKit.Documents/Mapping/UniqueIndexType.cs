namespace InterviewKit.Documents;

/// <summary>What a unique index is built on.</summary>
public enum UniqueIndexType
{
    /// <summary>Expressions over the JSON.</summary>
    Computed = 0,

    /// <summary>Columns that repeat the members beside the JSON.</summary>
    DuplicatedField = 1,
}
