using System.Reflection;
using InterviewKit.Documents.Schema;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Mapping;

/// <summary>How a type of document is kept, checked and settled. Immutable.</summary>
internal abstract class DocumentMapping
{
    private readonly JsonMembers members;

    protected DocumentMapping(DocumentSettings settings, StoreOptions options, JsonDocumentSerializer serializer)
    {
        DocumentType = settings.DocumentType;
        DotNetType = DocumentType.FullName!;
        Schema = options.DatabaseSchemaName;
        Alias = SqlName.Checked(settings.Alias ?? SqlName.Alias(DocumentType), $"alias of {DocumentType.Name}");
        TableName = SqlName.Checked($"mt_doc_{Alias}", $"table of {DocumentType.Name}");
        Identity = DocumentIdentity.Of(settings);
        Version = DocumentVersion.Of(settings);
        IsConjoined = (settings.Tenancy ?? (settings.IsSnapshot ? options.Events.TenancyStyle : options.Policies.Tenancy)) == TenancyStyle.Conjoined;
        IsSoftDeleted = settings.SoftDeleted;
        KeepsMetadata = settings.KeepMetadata;
        members = new JsonMembers(serializer, Schema);
        DuplicatedFields = [.. settings.Duplicated.DistinctBy(field => field.Path.Name).Select(Duplicate)];
        FullTextIndexes = settings.FullTextIndexes;
        Table = DocumentTable.Of(this, settings);
        Sql = new DocumentSql(this);
    }

    public Type DocumentType { get; }

    public string DotNetType { get; }

    public string Schema { get; }

    public string Alias { get; }

    public string TableName { get; }

    public string QualifiedName => $"{Schema}.{TableName}";

    public DocumentIdentity Identity { get; }

    public DocumentVersion Version { get; }

    public bool IsConjoined { get; }

    public bool IsSoftDeleted { get; }

    public bool KeepsMetadata { get; }

    public IReadOnlyList<DuplicatedField> DuplicatedFields { get; }

    public IReadOnlyList<FullTextIndexSettings> FullTextIndexes { get; }

    public Table Table { get; }

    public DocumentSql Sql { get; }

    /// <summary>The columns that make a document.</summary>
    public string Fields => Sql.Fields;

    /// <summary>The member at the end of a path: a column where there is one, else an expression over the JSON.</summary>
    public DocumentMember Locate(IReadOnlyList<MemberInfo> path)
    {
        var member = members.Locate("d.data", path);
        if (path is [var only] && only.Name == Identity.Member.Name)
            return member with { Text = "d.id", Value = "d.id" };
        foreach (var field in DuplicatedFields)
        {
            if (field.Path.SameAs(path))
                return member with { Value = $"d.{field.ColumnName}", Text = member.Scalar is { IsText: true } ? $"d.{field.ColumnName}" : member.Text };
        }

        return member;
    }

    public string FullTextVector(string regConfig)
    {
        var index = FullTextIndexes.FirstOrDefault(index => index.RegConfig == regConfig);
        return DocumentTable.FullTextVector(this, regConfig, index?.Members ?? []);
    }

    private DuplicatedField Duplicate(DuplicatedFieldSettings settings)
    {
        var member = members.Locate("d.data", settings.Path.Members);
        if (member.Scalar is not { } scalar)
            throw new InvalidDocumentException($"{DocumentType.Name}.{settings.Path.Name} of type {settings.Path.Type.Name} cannot be a column: it is no single value.");
        var columnName = string.Join('_', settings.Path.Members.Select(part => SqlName.SnakeCase(part.Name)));
        return new(settings.Path, SqlName.Checked(columnName, "column"), settings.PgType ?? scalar.PgType, settings.NotNull, scalar);
    }
}
