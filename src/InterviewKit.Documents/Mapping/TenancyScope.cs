namespace InterviewKit.Documents;

/// <summary>The reach of an index on a table of many tenants.</summary>
public enum TenancyScope
{
    /// <summary>All rows: a unique index allows a value once in the table.</summary>
    Global = 0,

    /// <summary>The tenant is part of the index: a unique index allows a value once for each tenant.</summary>
    PerTenant = 1,
}
