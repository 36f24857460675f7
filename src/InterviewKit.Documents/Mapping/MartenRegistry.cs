using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents;

/// <summary>The documents of a store, and how each is kept.</summary>
public sealed class MartenRegistry
{
    private readonly Dictionary<Type, DocumentSettings> settings = [];

    internal IReadOnlyCollection<DocumentSettings> All => settings.Values;

    /// <summary>Registers a document type, or goes on with its settings. Only registered types can be loaded and stored.</summary>
    /// <typeparam name="T">A class whose identity is a property <c>Id</c>, one marked <see cref="IdentityAttribute"/>, or one named by <c>Identity</c>.</typeparam>
    public DocumentMappingExpression<T> For<T>() where T : notnull => new(SettingsOf<T>());

    internal DocumentSettings<T> SettingsOf<T>() where T : notnull
    {
        if (settings.TryGetValue(typeof(T), out var found))
            return (DocumentSettings<T>)found;
        var added = new DocumentSettings<T>();
        settings.Add(typeof(T), added);
        return added;
    }
}
