using System.Text.Json;
using InterviewKit.Documents;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>
/// Whether a database holds all that was acknowledged, each effect once, and each of them whole: document, words, event, outbox row, audit row, key and
/// interview go together, versions have no gaps, and what was folded is what the events give.
/// </summary>
internal sealed class Consistency(NpgsqlDataSource database, string workspace = FaultWorkspace.Name)
{
    /// <summary>Each finds what must not be: rows are named by their first column.</summary>
    private static readonly (string What, string Sql)[] Rules =
    [
        ("a stream whose versions have gaps or repeats",
            "select stream_id::text from mt_events where tenant_id = $1 group by stream_id having min(version) <> 1 or max(version) <> count(*)"),
        ("a stream whose version is not its last event's",
            """
            select s.id::text from mt_streams s where s.tenant_id = $1
               and s.version is distinct from (select max(e.version) from mt_events e where e.tenant_id = s.tenant_id and e.stream_id = s.id)
            """),
        ("an event without its stream's document",
            "select e.stream_id::text from mt_events e where e.tenant_id = $1 and not exists (select from mt_doc_scorecard d where d.tenant_id = e.tenant_id and d.id = e.stream_id)"),
        ("a document without its events",
            "select d.id::text from mt_doc_scorecard d where d.tenant_id = $1 and not exists (select from mt_events e where e.tenant_id = d.tenant_id and e.stream_id = d.id)"),
        ("a scorecard submitted twice",
            """
            select stream_id::text from mt_events where tenant_id = $1 group by stream_id
            having count(*) filter (where type = 'scorecard_submitted') > 1 + count(*) filter (where type = 'scorecard_withdrawn')
            """),
        ("a submission without its words, or words without a submission",
            """
            select coalesce(e.id, t.id) from
                (select replace(stream_id::text, '-', '') || '/' || (data ->> 'Revision') as id from mt_events where tenant_id = $1 and type = 'scorecard_submitted') e
                full join (select id from mt_doc_scorecardtext where tenant_id = $1) t on t.id = e.id
             where e.id is null or t.id is null
            """),
        ("an interview that is completed without a scorecard, or the other way round",
            """
            select i.id::text from mt_doc_interview i left join mt_doc_scorecard s on s.tenant_id = i.tenant_id and s.id = i.id
             where i.tenant_id = $1 and ((i.data ->> 'Status') = '4') is distinct from coalesce((s.data ->> 'Status') <> '3', false)
            """),
        ("a key that stands without its effect",
            "select key from ik_idempotency where workspace = $1 and changed is null"),
        ("another number of audit rows than of submissions",
            """
            select 'all' where (select count(*) from ik_audit where workspace = $1 and action = 'submitScorecard' and outcome = 1)
                <> (select count(*) from mt_events where tenant_id = $1 and type = 'scorecard_submitted')
            """),
    ];

    /// <param name="acknowledged">What clients were told is kept.</param>
    /// <returns>A sentence for each violation.</returns>
    public async Task<IReadOnlyList<string>> ViolationsAsync(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var violations = new List<string>();
        foreach (var (what, sql) in Rules)
        {
            violations.AddRange((await ColumnAsync(sql)).Select(row => $"{what}: {row}"));
        }

        violations.AddRange(await LostAsync(acknowledged));
        violations.AddRange(await WrongKeysAsync(acknowledged));
        violations.AddRange(await WrongOutboxAsync());
        violations.AddRange(await WrongFoldsAsync());
        return violations;
    }

    /// <summary>What was acknowledged and is not there.</summary>
    public async Task<IReadOnlyList<string>> LostAsync(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var kept = (await ColumnAsync("select stream_id::text || '/' || (data ->> 'Revision') from mt_events where tenant_id = $1 and type = 'scorecard_submitted'")).ToHashSet();
        return [.. acknowledged
            .Where(it => !kept.Contains($"{FaultWorkspace.ScorecardId(it.Interview)}/{it.Revision}"))
            .Select(it => $"acknowledged and lost: interview {it.Interview}, key {it.Key}, revision {it.Revision}")];
    }

    private async Task<IEnumerable<string>> WrongKeysAsync(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var keys = (await ColumnAsync("select key || ' ' || (changed ->> 'Key') from ik_idempotency where workspace = $1 and mutation = 'submitScorecard' and changed is not null")).ToHashSet();
        var expected = acknowledged.Where(it => it.Key is not null).Select(it => $"{it.Key} {FaultWorkspace.ScorecardId(it.Interview):N}").ToHashSet();
        return [.. expected.Except(keys).Select(key => $"an acknowledged key that is not kept: {key}"), .. keys.Except(expected).Select(key => $"a key that nobody was told is used: {key}")];
    }

    /// <summary>Each submission leaves the service once.</summary>
    private async Task<IEnumerable<string>> WrongOutboxAsync()
    {
        var announced = (await ColumnAsync($"select node_id from ik_outbox where workspace = $1 and type = {(int)ChangeType.ScorecardSubmitted}")).CountBy(node => node).ToDictionary();
        var submitted = (await ColumnAsync("select stream_id::text from mt_events where tenant_id = $1 and type = 'scorecard_submitted'"))
            .CountBy(stream => GlobalId.Of(new ScorecardId(Guid.Parse(stream)))).ToDictionary();
        return announced.Keys.Union(submitted.Keys)
            .Where(node => announced.GetValueOrDefault(node) != submitted.GetValueOrDefault(node))
            .Select(node => $"{submitted.GetValueOrDefault(node)} submissions with {announced.GetValueOrDefault(node)} outbox rows: {node}");
    }

    private async Task<IReadOnlyList<string>> WrongFoldsAsync()
    {
        await using var store = FaultWorkspace.StoreOf(database);
        await using var session = store.QuerySession(workspace);
        var wrong = new List<string>();
        foreach (var stored in await session.Query<Scorecard>().ToListAsync())
        {
            var folded = await session.Events.AggregateStreamAsync<Scorecard>(stored.Id.Value);
            if (JsonSerializer.Serialize(folded) != JsonSerializer.Serialize(stored))
            {
                wrong.Add($"a document that is not what its events give: {stored.Id}");
            }
        }

        return wrong;
    }

    private async Task<IReadOnlyList<string>> ColumnAsync(string sql)
    {
        await using var command = database.CreateCommand(sql);
        command.CommandTimeout = 120;
        command.Parameters.Add(new() { Value = workspace });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
