using System.Linq.Expressions;
using InterviewKit.Documents.Mapping;

namespace InterviewKit.Documents;

/// <summary>How one type of document is kept. Each call adds to it and answers itself.</summary>
/// <typeparam name="T">The document.</typeparam>
public sealed class DocumentMappingExpression<T> where T : notnull
{
    private readonly DocumentSettings<T> settings;

    internal DocumentMappingExpression(DocumentSettings<T> settings) => this.settings = settings;

    /// <summary>Names the property that identifies a document: a Guid, a string, or a type of one such value.</summary>
    /// <param name="member">A property of the document itself.</param>
    public DocumentMappingExpression<T> Identity(Expression<Func<T, object?>> member)
        => With(() => settings.IdentityMember = MemberPath.Parse(member));

    /// <summary>Names the table <c>mt_doc_{alias}</c>. The default is the type's name in lower case, without underscores.</summary>
    /// <param name="alias">Lower-case letters, digits and underscores.</param>
    public DocumentMappingExpression<T> DocumentAlias(string alias) => With(() => settings.Alias = alias);

    /// <summary>The documents are shared by all tenants.</summary>
    public DocumentMappingExpression<T> SingleTenanted() => With(() => settings.Tenancy = TenancyStyle.Single);

    /// <summary>Each document belongs to the tenant of the session that stored it.</summary>
    public DocumentMappingExpression<T> MultiTenanted() => With(() => settings.Tenancy = TenancyStyle.Conjoined);

    /// <summary>Counts the writes of each document: 1, 2, 3. Takes the place of the Guid version.</summary>
    /// <param name="enabled">Whether it counts.</param>
    public DocumentMappingExpression<T> UseNumericRevisions(bool enabled) => With(() => settings.NumericRevisions = enabled);

    /// <summary>A write must know the stored Guid version: from a load in the same session, a version member or <c>UpdateExpectedVersion</c>.</summary>
    /// <param name="enabled">Whether it must.</param>
    public DocumentMappingExpression<T> UseOptimisticConcurrency(bool enabled) => With(() => settings.OptimisticConcurrency = enabled);

    /// <summary>Deleting marks the document; queries leave it out, loading by identity still finds it.</summary>
    public DocumentMappingExpression<T> SoftDeleted() => With(() => settings.SoftDeleted = true);

    /// <summary>Keeps the session's correlation id, causation id and last modified by beside each document.</summary>
    public DocumentMappingExpression<T> KeepMetadata() => With(() => settings.KeepMetadata = true);

    /// <summary>Repeats a member in a column beside the JSON, with an index on it. Queries then use the column.</summary>
    /// <param name="member">The member.</param>
    /// <param name="pgType">The column's type, when it is not the usual one for the member.</param>
    /// <param name="configure">Changes the index.</param>
    /// <param name="notNull">Whether the column refuses null.</param>
    public DocumentMappingExpression<T> Duplicate(
        Expression<Func<T, object?>> member,
        string? pgType = null,
        Action<ComputedIndex>? configure = null,
        bool notNull = false)
        => With(() => settings.Duplicated.Add(new(MemberPath.Parse(member), pgType, notNull, Configured(configure))));

    /// <summary>An index over one member, or over several with <c>x =&gt; new { x.A, x.B }</c>.</summary>
    /// <param name="members">The members, in the order of the index.</param>
    /// <param name="configure">Changes the index.</param>
    public DocumentMappingExpression<T> Index(Expression<Func<T, object?>> members, Action<ComputedIndex>? configure = null)
        => With(() => settings.Indexes.Add(new(MemberPath.ParseMany(members), Configured(configure))));

    /// <summary>An index over several members.</summary>
    /// <param name="members">The members, in the order of the index.</param>
    /// <param name="configure">Changes the index.</param>
    public DocumentMappingExpression<T> Index(IReadOnlyCollection<Expression<Func<T, object?>>> members, Action<ComputedIndex>? configure = null)
        => With(() => settings.Indexes.Add(new([.. members.Select(MemberPath.Parse)], Configured(configure))));

    /// <summary>A unique index over one or several members, reaching over all tenants.</summary>
    /// <param name="members">The members, in the order of the index.</param>
    public DocumentMappingExpression<T> UniqueIndex(params Expression<Func<T, object?>>[] members)
        => UniqueIndex(UniqueIndexType.Computed, null, TenancyScope.Global, members);

    /// <summary>A unique index with a name of its own.</summary>
    /// <param name="indexName">The name.</param>
    /// <param name="members">The members, in the order of the index.</param>
    public DocumentMappingExpression<T> UniqueIndex(string indexName, params Expression<Func<T, object?>>[] members)
        => UniqueIndex(UniqueIndexType.Computed, indexName, TenancyScope.Global, members);

    /// <summary>A unique index with a reach.</summary>
    /// <param name="tenancyScope">Whether a value may occur once in the table or once for each tenant.</param>
    /// <param name="members">The members, in the order of the index.</param>
    public DocumentMappingExpression<T> UniqueIndex(TenancyScope tenancyScope, params Expression<Func<T, object?>>[] members)
        => UniqueIndex(UniqueIndexType.Computed, null, tenancyScope, members);

    /// <summary>A unique index on columns or on expressions.</summary>
    /// <param name="indexType">What it is built on.</param>
    /// <param name="members">The members, in the order of the index.</param>
    public DocumentMappingExpression<T> UniqueIndex(UniqueIndexType indexType, params Expression<Func<T, object?>>[] members)
        => UniqueIndex(indexType, null, TenancyScope.Global, members);

    /// <summary>A unique index, everything said.</summary>
    /// <param name="indexType">What it is built on.</param>
    /// <param name="indexName">Its name; made from the members when <c>null</c>.</param>
    /// <param name="tenancyScope">Whether a value may occur once in the table or once for each tenant.</param>
    /// <param name="members">The members, in the order of the index.</param>
    public DocumentMappingExpression<T> UniqueIndex(
        UniqueIndexType indexType,
        string? indexName,
        TenancyScope tenancyScope,
        params Expression<Func<T, object?>>[] members)
        => With(() =>
        {
            IReadOnlyList<MemberPath> paths = [.. members.SelectMany(MemberPath.ParseMany)];
            if (indexType == UniqueIndexType.DuplicatedField)
                settings.Duplicated.AddRange(paths.Select(path => new DuplicatedFieldSettings(path, null, false, null)));
            settings.Indexes.Add(new(paths, new ComputedIndex { Name = indexName, IsUnique = true, TenancyScope = tenancyScope }));
        });

    /// <summary>A GIN index over the whole JSON, which serves <c>Contains</c> on arrays. Named <c>mt_doc_{alias}_idx_data</c>.</summary>
    public DocumentMappingExpression<T> GinIndexJsonData() => With(() => settings.GinIndex = true);

    /// <summary>A full-text index in English over members; over the whole document when none is named.</summary>
    /// <param name="members">
    /// Text members of bounded size. The whole document is a trap: PostgreSQL refuses to save one whose words exceed a megabyte.
    /// </param>
    public DocumentMappingExpression<T> FullTextIndex(params Expression<Func<T, object?>>[] members)
        => FullTextIndex("english", members);

    /// <summary>A full-text index over members; over the whole document when none is named.</summary>
    /// <param name="regConfig">PostgreSQL's text search configuration, such as <c>english</c> or <c>simple</c>.</param>
    /// <param name="members">Text members of bounded size.</param>
    public DocumentMappingExpression<T> FullTextIndex(string regConfig, params Expression<Func<T, object?>>[] members)
        => With(() => settings.FullTextIndexes.Add(new(SqlName.Checked(regConfig, "text search configuration"), [.. members.Select(MemberPath.Parse)])));

    private static ComputedIndex Configured(Action<ComputedIndex>? configure)
    {
        var index = new ComputedIndex();
        configure?.Invoke(index);
        return index;
    }

    private DocumentMappingExpression<T> With(Action change)
    {
        change();
        return this;
    }
}
