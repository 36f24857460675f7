using System.Collections.Concurrent;
using Npgsql;

namespace InterviewKit.Testing;

/// <summary>A database of one test or test class, on the shared cluster; dropped when disposed of.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, Lazy<Task>> Templates = new();
    private static int _count;
    private readonly PostgresCluster _cluster;

    private TestDatabase(PostgresCluster cluster, string name)
    {
        _cluster = cluster;
        Name = name;
        ConnectionString = new NpgsqlConnectionStringBuilder(cluster.Server.ConnectionString(name))
        {
            IncludeErrorDetail = true,
            MaxPoolSize = 30,
        }.ConnectionString;
        DataSource = NpgsqlDataSource.Create(ConnectionString);
    }

    /// <summary>The database's name, unlike all others of the cluster.</summary>
    public string Name { get; }

    /// <summary>For what wants to make connections of its own.</summary>
    public string ConnectionString { get; }

    /// <summary>A pool of connections that is disposed of with the database.</summary>
    public NpgsqlDataSource DataSource { get; }

    /// <summary>An empty database.</summary>
    public static async Task<TestDatabase> CreateAsync()
    {
        var cluster = await PostgresCluster.SharedAsync();
        return await CloneAsync(cluster, "template1");
    }

    /// <summary>
    /// A copy of a template, which the first call for its name in this process makes and prepares. A copy of a hundred
    /// tables takes about a tenth of a second, so the template is the place for schema and seed.
    /// </summary>
    /// <param name="templateName">Lower-case letters, digits and <c>_</c>; a name stands for one way of preparing.</param>
    /// <param name="prepareTemplate">Fills the template; what it throws, every caller for that name gets.</param>
    public static async Task<TestDatabase> CreateAsync(string templateName, Func<NpgsqlDataSource, Task> prepareTemplate)
    {
        ArgumentException.ThrowIfNullOrEmpty(templateName);
        var cluster = await PostgresCluster.SharedAsync();
        var template = $"template_{templateName}";
        await Templates.GetOrAdd(template, name => new Lazy<Task>(() => MakeTemplateAsync(cluster, name, prepareTemplate))).Value;
        return await CloneAsync(cluster, template);
    }

    /// <summary>Ends the database's sessions and drops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await DataSource.DisposeAsync();
        await _cluster.ExecuteAsync($"DROP DATABASE IF EXISTS {Name} WITH (FORCE)");
    }

    private static async Task MakeTemplateAsync(PostgresCluster cluster, string name, Func<NpgsqlDataSource, Task> prepare)
    {
        await cluster.Server.EnsureDatabaseAsync(name);
        await using (var dataSource = NpgsqlDataSource.Create(cluster.Server.ConnectionString(name)))
            await prepare(dataSource);
        // A database is copied only while nobody is connected to it.
        await cluster.ExecuteAsync($"ALTER DATABASE {name} WITH ALLOW_CONNECTIONS false");
        await cluster.ExecuteAsync($"SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
    }

    private static async Task<TestDatabase> CloneAsync(PostgresCluster cluster, string template)
    {
        var name = $"test_{Interlocked.Increment(ref _count)}";
        await cluster.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        return new TestDatabase(cluster, name);
    }
}
