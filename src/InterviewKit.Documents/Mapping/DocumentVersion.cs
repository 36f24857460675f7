using System.Reflection;

namespace InterviewKit.Documents.Mapping;

/// <summary>How a type of document is versioned, and the property that shows the version, if there is one.</summary>
internal sealed class DocumentVersion
{
    private readonly PropertyInfo? member;

    private DocumentVersion(bool isNumeric, bool isGuarded, PropertyInfo? member, bool isInteger)
    {
        IsNumeric = isNumeric;
        IsGuarded = isGuarded;
        this.member = member;
        PgType = !isNumeric ? "uuid" : isInteger ? "integer" : "bigint";
    }

    /// <summary>Counted, instead of a Guid for each write.</summary>
    public bool IsNumeric { get; }

    /// <summary>A write must know the stored Guid.</summary>
    public bool IsGuarded { get; }

    public bool HasMember => member is not null;

    public string PgType { get; }

    public static DocumentVersion Of(DocumentSettings settings)
    {
        var type = settings.DocumentType;
        var member = Marked(type);
        if (settings.IsSnapshot && member is null)
            member = type.GetProperty("Version") is { SetMethod: not null } conventional && conventional.PropertyType != typeof(Guid) ? conventional : null;

        var isNumeric = settings.NumericRevisions || settings.IsSnapshot || member?.PropertyType == typeof(int) || member?.PropertyType == typeof(long);
        var isGuarded = settings.OptimisticConcurrency || (member?.PropertyType == typeof(Guid));
        if (isNumeric && isGuarded)
            throw new InvalidDocumentException($"{type.Name} is asked for both Guid versions and numeric revisions; a document has one of them.");
        if (member is not null && member.PropertyType != typeof(int) && member.PropertyType != typeof(long) && member.PropertyType != typeof(Guid))
            throw new InvalidDocumentException($"{type.Name}.{member.Name} of type {member.PropertyType.Name} cannot show a version: Guid, int or long was expected.");
        if (member is { SetMethod: null })
            throw new InvalidDocumentException($"{type.Name}.{member.Name} shows the version, so it needs set or init.");
        return new(isNumeric, isGuarded, member, typeof(IRevisioned).IsAssignableFrom(type));
    }

    /// <summary>The Guid that the document was loaded with; <c>null</c> when it shows none.</summary>
    public Guid? Read(object document) => member?.GetValue(document) is Guid version && version != Guid.Empty ? version : null;

    public void Show(object document, object version)
    {
        if (member is null)
            return;
        object shown = member.PropertyType == typeof(int) ? checked((int)Convert.ToInt64(version, null))
            : member.PropertyType == typeof(long) ? Convert.ToInt64(version, null)
            : version;
        member.SetValue(document, shown);
    }

    private static PropertyInfo? Marked(Type type)
    {
        if (typeof(IRevisioned).IsAssignableFrom(type) || typeof(IVersioned).IsAssignableFrom(type))
            return type.GetProperty(nameof(IRevisioned.Version)) ?? throw new InvalidDocumentException($"{type.Name} must implement Version as a public property.");
        return type.GetProperties().SingleOrDefault(property => property.IsDefined(typeof(VersionAttribute)));
    }
}
