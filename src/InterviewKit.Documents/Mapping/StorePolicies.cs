namespace InterviewKit.Documents;

/// <summary>Settings for all documents of a store that do not say otherwise themselves.</summary>
public sealed class StorePolicies
{
    internal TenancyStyle Tenancy { get; private set; }

    /// <summary>Every document belongs to a tenant, unless its mapping says <c>SingleTenanted</c>.</summary>
    public StorePolicies AllDocumentsAreMultiTenanted()
    {
        Tenancy = TenancyStyle.Conjoined;
        return this;
    }
}
