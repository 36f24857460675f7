using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>What a submit is decided on, read under the lock in one round trip.</summary>
internal sealed record FloorSubmitFacts(
    Interview Interview, int InterviewVersion, Application Application, int ApplicationVersion, string RoleKey, int RoleVersion,
    Dictionary<string, int> DimensionVersions, long LastExposure, bool OthersAreIn)
{
    private const string LockSql = """
        select pg_advisory_xact_lock(hashtextextended($1 || '/application/' || replace(data ->> 'ApplicationId', '-', ''), 0)) from mt_doc_interview where tenant_id = $1 and id = $2
        """;

    private const string Sql = """
        select i.data, i.mt_version, a.data, a.mt_version, r.id, (r.data ->> 'Version')::integer,
               (select coalesce(max(e.id), 0) from ik_exposure e where e.workspace = $1 and e.application_id = a.id and e.person_id = $3),
               not exists (select from mt_doc_interview o where o.tenant_id = $1 and (o.data ->> 'ApplicationId')::uuid = a.id and o.id <> i.id and o.data -> 'Status' not in ('4', '5', '6')),
               c.data ->> 'PersonId', c.data ->> 'NormalizedEmail', v.id
          from mt_doc_interview i
          join mt_doc_application a on a.tenant_id = i.tenant_id and a.id = (i.data ->> 'ApplicationId')::uuid
          join mt_doc_opening p on p.tenant_id = i.tenant_id and p.id = (i.data ->> 'OpeningId')::uuid
          join mt_doc_role r on r.tenant_id = i.tenant_id and r.id = p.data ->> 'RoleKey'
          join mt_doc_candidate c on c.tenant_id = i.tenant_id and c.id = (i.data ->> 'CandidateId')::uuid
          left join mt_doc_questionsetversion v on v.tenant_id = i.tenant_id and v.id = i.data ->> 'QuestionSetVersionId'
         where i.tenant_id = $1 and i.id = $2
        """;

    public static async Task<FloorSubmitFacts?> ReadAsync(NpgsqlConnection connection, Viewer caller, InterviewId id, CancellationToken cancellationToken)
    {
        var workspace = new NpgsqlParameter<string> { TypedValue = caller.Workspace };
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(LockSql) { Parameters = { workspace.Clone(), new NpgsqlParameter<Guid> { TypedValue = id.Value } } });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters = { workspace.Clone(), new NpgsqlParameter<Guid> { TypedValue = id.Value }, new NpgsqlParameter<Guid> { TypedValue = caller.Person!.Value.Value } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select id, (data ->> 'Version')::integer from mt_doc_dimension where tenant_id = $1") { Parameters = { workspace.Clone() } });
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        if (!await reader.ReadAsync(cancellationToken) || (!reader.IsDBNull(9) && reader.GetString(9) == caller.Email))
        {
            return null;
        }

        var interview = JsonSerializer.Deserialize<Interview>(reader.GetFieldValue<byte[]>(0))!;
        var application = JsonSerializer.Deserialize<Application>(reader.GetFieldValue<byte[]>(2))!;
        var (interviewVersion, applicationVersion) = (reader.GetInt32(1), reader.GetInt32(3));
        var (role, roleVersion, lastExposure, othersAreIn) = (reader.GetString(4), reader.GetInt32(5), reader.GetInt64(6), reader.GetBoolean(7));
        await reader.NextResultAsync(cancellationToken);
        var dimensions = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellationToken))
        {
            dimensions[reader.GetString(0)] = reader.GetInt32(1);
        }

        return new FloorSubmitFacts(interview, interviewVersion, application, applicationVersion, role, roleVersion, dimensions, lastExposure, othersAreIn);
    }
}
