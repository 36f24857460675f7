namespace InterviewKit.Documents;

/// <summary>The settings of an index over members of a document.</summary>
public sealed class ComputedIndex
{
    /// <summary>The index's name; made from the members when <c>null</c>. The prefix <c>mt_</c> is added when it is missing.</summary>
    /// <value>The default is <c>null</c>.</value>
    public string? Name { get; set; }

    /// <summary>Whether the values must differ.</summary>
    /// <value>The default is <c>false</c>.</value>
    public bool IsUnique { get; set; }

    /// <summary>A condition in SQL over the table's columns that makes the index partial; <c>null</c> indexes all rows.</summary>
    /// <value>The default is <c>null</c>.</value>
    public string? Predicate { get; set; }

    /// <summary>Whether the tenant is part of the index. Ignored where the table has no tenants.</summary>
    /// <value>The default is <see cref="TenancyScope.Global"/>.</value>
    public TenancyScope TenancyScope { get; set; }
}
