using System.Diagnostics.CodeAnalysis;

namespace InterviewKit.Documents;

/// <summary>Whether a table's rows belong to tenants.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The names are Marten's.")]
public enum TenancyStyle
{
    /// <summary>Rows are shared by all tenants: there is no tenant column.</summary>
    Single = 0,

    /// <summary>Each row belongs to one tenant and is seen by that tenant's sessions only.</summary>
    Conjoined = 1,
}
