namespace InterviewKit.Documents.Schema;

/// <summary>A table that the mapping needs.</summary>
internal sealed record Table(string Schema, string Name)
{
    public string QualifiedName => $"{Schema}.{Name}";

    public required IReadOnlyList<Column> Columns { get; init; }

    public required PrimaryKey PrimaryKey { get; init; }

    public IReadOnlyList<TableIndex> Indexes { get; init; } = [];

    public IReadOnlyList<ForeignKey> ForeignKeys { get; init; } = [];
}

/// <summary>A column; <c>Type</c> is written as PostgreSQL's <c>format_type</c> writes it.</summary>
internal sealed record Column(string Name, string Type, bool NotNull = false, string? Default = null);

internal sealed record PrimaryKey(string Name, IReadOnlyList<string> Columns);

/// <summary>An index over columns or expressions, each expression written as it stands between the index's own parentheses.</summary>
internal sealed record TableIndex(string Name, IReadOnlyList<string> Keys, bool IsUnique = false, string Method = "btree", string? Predicate = null);

internal sealed record ForeignKey(string Name, IReadOnlyList<string> Columns, string ReferencedTable, IReadOnlyList<string> ReferencedColumns);
