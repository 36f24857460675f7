using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Mapping;

/// <summary>All documents of a store.</summary>
internal sealed class DocumentMappings
{
    private readonly Dictionary<Type, DocumentMapping> byType = [];

    public DocumentMappings(StoreOptions options, JsonDocumentSerializer serializer)
    {
        foreach (var settings in options.Schema.All)
        {
            var mapping = settings.Build(options, serializer);
            if (byType.Values.FirstOrDefault(other => other.Alias == mapping.Alias) is { } clash)
                throw new InvalidDocumentException($"{clash.DocumentType.FullName} and {mapping.DocumentType.FullName} would share the table {mapping.TableName}: give one of them another DocumentAlias.");
            byType.Add(mapping.DocumentType, mapping);
        }
    }

    public IReadOnlyCollection<DocumentMapping> All => byType.Values;

    public DocumentMapping<T> Of<T>() where T : notnull => (DocumentMapping<T>)Of(typeof(T));

    public DocumentMapping Of(Type type)
        => Find(type) ?? throw new InvalidDocumentException($"{type.FullName} is not a document of this store: register it with options.Schema.For<{type.Name}>().");

    public DocumentMapping? Find(Type type) => byType.GetValueOrDefault(type);
}
