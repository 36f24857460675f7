using InterviewKit.Shared;

namespace InterviewKit.Taxonomy;

/// <summary>The roles and dimensions of all workspaces, as far as they were read before.</summary>
public sealed class KnownTaxonomy
{
    private const int Max = 1_000;

    internal KnownDocuments<Role> Roles { get; } = new("mt_doc_role", Max);

    internal KnownDocuments<Dimension> Dimensions { get; } = new("mt_doc_dimension", Max);
}
