namespace InterviewKit.Documents;

/// <summary>The tables, indexes and functions that a store's mapping needs. Nothing here runs on the path of a request.</summary>
public interface IDocumentStorage
{
    /// <summary>The whole schema as SQL, for an empty database. The text depends on the mapping only, so it can be reviewed and recorded.</summary>
    public string ToDatabaseScript();

    /// <summary>
    /// Creates what is missing, under the advisory lock 4004, waiting for whoever holds it. Nothing is ever dropped or rewritten.
    /// For development and tests; a production database is moved by <see cref="SchemaMigrator"/>.
    /// </summary>
    /// <param name="cancellation">Cancels; nothing is kept then.</param>
    public Task ApplyAllConfiguredChangesToDatabaseAsync(CancellationToken cancellation = default);

    /// <summary>Compares the database's catalog with the mapping.</summary>
    /// <param name="cancellation">Cancels the reading.</param>
    /// <exception cref="DatabaseValidationException">They differ; it lists all differences. What the mapping doesn't know is no difference.</exception>
    public Task AssertDatabaseMatchesConfigurationAsync(CancellationToken cancellation = default);
}
