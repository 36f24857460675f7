using InterviewKit.Documents;
using InterviewKit.Hiring;
using Npgsql;

namespace InterviewKit.Scorecards;

/// <summary>
/// What statistics about questions, raters and openings may read: the scorecards of applications whose debrief has opened or that have a
/// decision, without those that were withdrawn. For the service itself, never for one viewer: nothing of it is shown but in
/// <see cref="StatisticsBatch">batches</see>.
/// </summary>
internal static class OpenedScorecards
{
    private const string Opened = """
        from mt_doc_scorecard as s
        join mt_doc_application as a on a.tenant_id = s.tenant_id and a.id = cast(s.data ->> 'ApplicationId' as uuid)
        where s.tenant_id = $1 and cast(s.data ->> 'Status' as integer) <> $2
          and (a.data ->> 'DebriefOpenedAt' is not null or cast(a.data ->> 'Status' as integer) = $3)
        """;

    /// <summary>How many there are: to ask often.</summary>
    public static async Task<int> CountAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        await using var command = Command($"select count(*) {Opened}", session);
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return checked((int)reader.GetInt64(0));
    }

    /// <summary>
    /// All of them, ordered by id, each as its author wrote it unseeing where there is such a revision: how somebody rates is read from
    /// what nobody swayed.
    /// </summary>
    public static async Task<IReadOnlyList<ScorecardAtRevision>> ReadAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        await using var command = Command($"select s.id {Opened} order by s.id", session);
        var ids = new List<Guid>();
        await using (var reader = await session.ExecuteReaderAsync(command, cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                ids.Add(reader.GetGuid(0));
            }
        }

        // Read by id, as all documents are; one that was withdrawn in between is left out.
        return [.. (await session.LoadManyAsync<Scorecard>(ids, cancellationToken))
            .Where(scorecard => scorecard.Status != ScorecardStatus.Withdrawn)
            .OrderBy(scorecard => scorecard.Id.Value)
            .Select(ScorecardAtRevision.Independent)];
    }

    private static NpgsqlCommand Command(string sql, IQuerySession session) => new(sql)
    {
        Parameters =
        {
            new NpgsqlParameter<string> { TypedValue = session.TenantId },
            new NpgsqlParameter<int> { TypedValue = (int)ScorecardStatus.Withdrawn },
            new NpgsqlParameter<int> { TypedValue = (int)ApplicationStatus.Decided },
        },
    };
}
