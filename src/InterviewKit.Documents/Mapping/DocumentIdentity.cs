using System.Reflection;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Mapping;

/// <summary>The property that identifies a document, and what its values are inside: a Guid or a text.</summary>
internal sealed class DocumentIdentity
{
    private readonly ValueTypeInfo? wrapper;

    private DocumentIdentity(Type documentType, PropertyInfo member, ValueTypeInfo? wrapper)
    {
        DocumentType = documentType;
        Member = member;
        this.wrapper = wrapper;
        InnerType = wrapper?.InnerType ?? member.PropertyType;
    }

    public PropertyInfo Member { get; }

    /// <summary>Guid or string.</summary>
    public Type InnerType { get; }

    /// <summary>The strong type around it, if there is one.</summary>
    public Type? ValueType => wrapper?.OuterType;

    public string PgType => InnerType == typeof(Guid) ? "uuid" : "varchar";

    private Type DocumentType { get; }

    public static DocumentIdentity Of(DocumentSettings settings)
    {
        var type = settings.DocumentType;
        if (!type.IsClass)
            throw new InvalidDocumentException($"{type.Name} is not a class: a document is a class or a record.");
        var member = MemberOf(settings);
        if (member.PropertyType == typeof(Guid) || member.PropertyType == typeof(string))
            return new(type, member, null);
        if (ValueTypeInfo.TryCreate(member.PropertyType) is { } info && (info.InnerType == typeof(Guid) || info.InnerType == typeof(string)))
            return new(type, member, info);
        throw new InvalidDocumentException($"{type.Name}.{member.Name} of type {member.PropertyType.Name} cannot be an identity: a Guid, a string, or a type of one such value was expected.");
    }

    /// <summary>The inner identity of a document, given now if it has none.</summary>
    public object Ensure(object document, TimeProvider time)
    {
        var value = Member.GetValue(document);
        var inner = wrapper is null || value is null ? value : wrapper.Unwrap(value);
        if (inner is Guid guid && guid != Guid.Empty)
            return inner;
        if (inner is string { Length: > 0 })
            return inner;
        if (InnerType == typeof(string))
            throw new InvalidDocumentException($"A {DocumentType.Name} without {Member.Name} cannot be stored: texts as identities are given by the caller.");

        var given = Guid.CreateVersion7(time.GetUtcNow());
        Set(document, given);
        return given;
    }

    /// <summary>Gives a document that has no identity the one of its stream.</summary>
    public void SetIfMissing(object document, object inner)
    {
        var value = Member.GetValue(document);
        var current = wrapper is null || value is null ? value : wrapper.Unwrap(value);
        if (current is null or "" || current is Guid guid && guid == Guid.Empty)
            Set(document, inner);
    }

    public object Read(object document)
    {
        var value = Member.GetValue(document);
        var inner = wrapper is null || value is null ? value : wrapper.Unwrap(value);
        return inner ?? throw new InvalidDocumentException($"This {DocumentType.Name} has no {Member.Name}.");
    }

    /// <summary>What a caller named as identity, as the inner value.</summary>
    public object Unwrap(object id)
    {
        if (id.GetType() == InnerType)
            return id;
        if (wrapper is not null && id.GetType() == wrapper.OuterType && wrapper.Unwrap(id) is { } inner)
            return inner;
        throw new InvalidDocumentException($"{DocumentType.Name} is identified by {Member.PropertyType.Name}; found '{id}' of type {id.GetType().Name}.");
    }

    private static PropertyInfo MemberOf(DocumentSettings settings)
    {
        if (settings.IdentityMember is { } chosen)
        {
            return chosen.Members is [var only]
                ? only
                : throw new InvalidDocumentException($"The identity of {settings.DocumentType.Name} must be a property of its own; found {chosen.Name}.");
        }

        var properties = settings.DocumentType.GetProperties(BindingFlags.Public | BindingFlags.Instance);
        return properties.FirstOrDefault(property => property.IsDefined(typeof(IdentityAttribute)))
            ?? properties.FirstOrDefault(property => property.Name == "Id")
            ?? throw new InvalidDocumentException($"{settings.DocumentType.Name} has no identity: a property Id, one marked [Identity], or Schema.For<{settings.DocumentType.Name}>().Identity(..) was expected.");
    }

    private void Set(object document, Guid inner) => Set(document, (object)inner);

    private void Set(object document, object inner)
    {
        if (Member.SetMethod is null)
            throw new InvalidDocumentException($"{DocumentType.Name}.{Member.Name} has neither set nor init, so it cannot be given an identity.");
        Member.SetValue(document, wrapper is null ? inner : wrapper.Wrap(inner));
    }
}
