namespace InterviewKit.Documents;

/// <summary>Conditions that only a query understands. Called outside of one, they throw.</summary>
public static class LinqExtensions
{
    /// <summary>Whether the value is one of those; no value is one of none.</summary>
    public static bool IsOneOf<T>(this T variable, params T[] matches) => throw OutsideOfQuery();

    /// <inheritdoc cref="IsOneOf{T}(T, T[])"/>
    public static bool IsOneOf<T>(this T variable, IList<T> matches) => throw OutsideOfQuery();

    /// <summary>Full text in PostgreSQL's own query language (<c>cat &amp; !dog</c>), in English.</summary>
    public static bool Search<T>(this T variable, string searchTerm) => throw OutsideOfQuery();

    /// <inheritdoc cref="Search{T}(T, string)"/>
    /// <param name="variable">The document.</param>
    /// <param name="searchTerm">What is looked for.</param>
    /// <param name="regConfig">The text search configuration, that of an index.</param>
    public static bool Search<T>(this T variable, string searchTerm, string regConfig) => throw OutsideOfQuery();

    /// <summary>Full text: all words, in English.</summary>
    public static bool PlainTextSearch<T>(this T variable, string searchTerm) => throw OutsideOfQuery();

    /// <inheritdoc cref="PlainTextSearch{T}(T, string)"/>
    /// <param name="variable">The document.</param>
    /// <param name="searchTerm">What is looked for.</param>
    /// <param name="regConfig">The text search configuration, that of an index.</param>
    public static bool PlainTextSearch<T>(this T variable, string searchTerm, string regConfig) => throw OutsideOfQuery();

    /// <summary>Full text: all words one after another, in English.</summary>
    public static bool PhraseSearch<T>(this T variable, string searchTerm) => throw OutsideOfQuery();

    /// <inheritdoc cref="PhraseSearch{T}(T, string)"/>
    /// <param name="variable">The document.</param>
    /// <param name="searchTerm">What is looked for.</param>
    /// <param name="regConfig">The text search configuration, that of an index.</param>
    public static bool PhraseSearch<T>(this T variable, string searchTerm, string regConfig) => throw OutsideOfQuery();

    /// <summary>Full text as people type it into a search box: words, "phrases", or, -not. Never a syntax error. In English.</summary>
    public static bool WebStyleSearch<T>(this T variable, string searchTerm) => throw OutsideOfQuery();

    /// <inheritdoc cref="WebStyleSearch{T}(T, string)"/>
    /// <param name="variable">The document.</param>
    /// <param name="searchTerm">What is looked for.</param>
    /// <param name="regConfig">The text search configuration, that of an index.</param>
    public static bool WebStyleSearch<T>(this T variable, string searchTerm, string regConfig) => throw OutsideOfQuery();

    /// <summary>Lets soft-deleted documents through, anywhere in the query. True for every document.</summary>
    public static bool MaybeDeleted<T>(this T doc) where T : notnull => throw OutsideOfQuery();

    /// <summary>Whether the document is marked as deleted; lets such documents through.</summary>
    public static bool IsDeleted<T>(this T doc) where T : notnull => throw OutsideOfQuery();

    private static NotSupportedException OutsideOfQuery() => new("This condition can be used in a query of a session only.");
}
