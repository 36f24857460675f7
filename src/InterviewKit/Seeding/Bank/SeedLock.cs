using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Seeding;

/// <summary>Of nodes that start at once, one loads and the others wait, and then find it done.</summary>
internal static class SeedLock
{
    /// <summary>Held until the session's transaction ends.</summary>
    public static async Task TakeAsync(IDocumentSession session, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_xact_lock(hashtextextended($1, 0))")
        {
            Parameters = { new() { Value = $"{session.TenantId}/seed" } },
        };
        await session.ExecuteAsync(command, cancellationToken);
    }
}
