using InterviewKit.Documents.Events;
using InterviewKit.Documents.Sessions;
using Npgsql;

namespace InterviewKit.Documents.Daemon;

/// <summary>A projection of the application's: called once a page for each tenant, with a session of that tenant.</summary>
internal sealed class ProjectionShard(DocumentDatabase database, string name, AsyncOptions options, IProjection projection) : AsyncShard(name, options)
{
    public override async Task ApplyAsync(NpgsqlConnection connection, IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        // A page's tenants in the order of their first events; within a tenant the order is that of the events.
        foreach (var some in events.GroupBy(one => one.TenantId, StringComparer.Ordinal))
        {
            await using var session = new DocumentSession(database, some.Key, connection);
            await projection.ApplyAsync(session, [.. some], cancellation);
            await session.WriteAsync(connection, cancellation);
        }
    }
}
