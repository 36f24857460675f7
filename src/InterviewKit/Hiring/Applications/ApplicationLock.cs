using InterviewKit.Documents;
using Npgsql;

namespace InterviewKit.Hiring;

/// <summary>
/// Orders what is shown and what is done of one application. Looks at others' judgement share it; a submit, and whatever changes who owes a
/// scorecard, excludes them: so a receipt counts exactly the looks before it, and the last of a panel sees all the others.
/// </summary>
internal static class ApplicationLock
{
    /// <summary>Waits for the lock, and holds it until the transaction ends.</summary>
    public static async Task TakeAsync(IDocumentSession session, ApplicationId application, bool exclusive, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(exclusive
            ? "select pg_advisory_xact_lock(hashtextextended($1, 0))"
            : "select pg_advisory_xact_lock_shared(hashtextextended($1, 0))")
        {
            Parameters = { new() { Value = $"{session.TenantId}/application/{application.Value:N}" } },
        };
        await session.ExecuteAsync(command, cancellationToken);
    }
}
