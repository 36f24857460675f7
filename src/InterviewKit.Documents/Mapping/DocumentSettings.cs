using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Mapping;

/// <summary>What was said about a document, before it is checked and turned into a mapping.</summary>
internal abstract class DocumentSettings
{
    public abstract Type DocumentType { get; }

    public MemberPath? IdentityMember { get; set; }

    public string? Alias { get; set; }

    public TenancyStyle? Tenancy { get; set; }

    public bool NumericRevisions { get; set; }

    public bool OptimisticConcurrency { get; set; }

    /// <summary>An inline snapshot: its revision is the version of its stream.</summary>
    public bool IsSnapshot { get; set; }

    public bool SoftDeleted { get; set; }

    public bool KeepMetadata { get; set; }

    public bool GinIndex { get; set; }

    public List<DuplicatedFieldSettings> Duplicated { get; } = [];

    public List<IndexSettings> Indexes { get; } = [];

    public List<FullTextIndexSettings> FullTextIndexes { get; } = [];

    public abstract DocumentMapping Build(StoreOptions options, JsonDocumentSerializer serializer);
}

internal sealed class DocumentSettings<T> : DocumentSettings where T : notnull
{
    public override Type DocumentType => typeof(T);

    public override DocumentMapping Build(StoreOptions options, JsonDocumentSerializer serializer) => new DocumentMapping<T>(this, options, serializer);
}

/// <summary>A member repeated in a column; <c>Index</c> is null when the column has no index of its own.</summary>
internal sealed record DuplicatedFieldSettings(MemberPath Path, string? PgType, bool NotNull, ComputedIndex? Index);

internal sealed record IndexSettings(IReadOnlyList<MemberPath> Members, ComputedIndex Index);

internal sealed record FullTextIndexSettings(string RegConfig, IReadOnlyList<MemberPath> Members);
