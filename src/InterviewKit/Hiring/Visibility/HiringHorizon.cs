using System.Data.Common;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Hiring;

/// <summary>
/// How far the viewer sees. All of it, which lists need, is read once for a request; what is looked up by id is asked about with the looking up.
/// </summary>
internal sealed class HiringHorizon(IQuerySession session, Viewer viewer, CommandCount commands)
{
    /// <summary>The candidates that the person is. Two selects, each with an index: an "or" has none.</summary>
    private const string Self = """
        select array(
            select id from mt_doc_candidate where tenant_id = $1 and (data ->> 'PersonId')::uuid = $2
            union
            select id from mt_doc_candidate where tenant_id = $1 and data ->> 'NormalizedEmail' = $3)
        """;

    /// <summary>The openings on whose panel the person is.</summary>
    private const string Panels = "array(select id from mt_doc_opening where tenant_id = $1 and data @> $4)";

    /// <summary>The openings and the applications in which the person interviews.</summary>
    private const string Interviewed = """
        array(select distinct (data ->> 'OpeningId')::uuid from mt_doc_interview where tenant_id = $1 and (data ->> 'InterviewerId')::uuid = $2),
        array(select distinct (data ->> 'ApplicationId')::uuid from mt_doc_interview where tenant_id = $1 and (data ->> 'InterviewerId')::uuid = $2)
        """;

    private const string OfApplications = "select id, (data ->> 'OpeningId')::uuid, (data ->> 'CandidateId')::uuid from mt_doc_application";

    private const string OfInterviews = """
        select distinct (data ->> 'ApplicationId')::uuid, (data ->> 'OpeningId')::uuid, (data ->> 'CandidateId')::uuid from mt_doc_interview
        """;

    private readonly Remembered<HiringSight> _sight = new(commands, cancellationToken => ReadAsync(session, viewer, cancellationToken));

    public ValueTask<HiringSight> GetAsync(CancellationToken cancellationToken) => _sight.GetAsync(cancellationToken);

    /// <summary>What is seen of those applications and their openings, with the other reads of a batch: known once that was executed.</summary>
    public Task<HiringSight> QueueOfApplications(IBatchedQuery batch, IEnumerable<ApplicationId> ids) =>
        Queue(batch, OfApplications, [.. ids.Select(id => id.Value)]);

    /// <summary>What is seen of those interviews, with the other reads of a batch: known once that was executed.</summary>
    public Task<HiringSight> QueueOfInterviews(IBatchedQuery batch, IEnumerable<InterviewId> ids) =>
        Queue(batch, OfInterviews, [.. ids.Select(id => id.Value)]);

    private Task<HiringSight> Queue(IBatchedQuery batch, string asked, Guid[] ids)
    {
        var all = Permissions.SeesAllHiring(viewer);
        if (viewer.Person is not { } person)
        {
            return Task.FromResult(new HiringSight(all, [], [], [], []));
        }

        if (_sight.Current is { } whole)
        {
            return Task.FromResult(whole);
        }

        return batch.Read(
            $"""
            with asked (application, opening, candidate) as materialized ({asked} where tenant_id = $1 and id = any(array(select unnest($5))))
            select array(
                       select c.id from asked join mt_doc_candidate c on c.tenant_id = $1 and c.id = asked.candidate
                        where (c.data ->> 'PersonId')::uuid = $2 or c.data ->> 'NormalizedEmail' = $3),
                   array(
                       select o.id from asked join mt_doc_opening o on o.tenant_id = $1 and o.id = asked.opening
                        where o.data @> $4),
                   array(
                       select asked.application from asked
                        where exists (
                           select from mt_doc_interview i
                            where i.tenant_id = $1 and (i.data ->> 'ApplicationId')::uuid = asked.application and (i.data ->> 'InterviewerId')::uuid = $2))
            """,
            parameters =>
            {
                Bind(parameters, session.TenantId, person, viewer.Email);
                parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = ids });
            },
            async (reader, cancellationToken) =>
            {
                await reader.ReadAsync(cancellationToken);
                return new HiringSight(all, Ids<OpeningId>(reader, 1), [], Ids<ApplicationId>(reader, 2), Ids<CandidateId>(reader, 0));
            });
    }

    /// <summary>
    /// Nearly every list about hiring begins here, and somebody may have interviewed hundreds: one statement that brings ids, no documents.
    /// </summary>
    private static async Task<HiringSight> ReadAsync(IQuerySession session, Viewer viewer, CancellationToken cancellationToken)
    {
        var all = Permissions.SeesAllHiring(viewer);
        if (viewer.Person is not { } person)
        {
            return new HiringSight(all, [], [], [], []);
        }

        await using var command = new NpgsqlCommand(all ? Self : $"{Self}, {Panels}, {Interviewed}");
        Bind(command.Parameters, session.TenantId, person, viewer.Email);
        if (all)
        {
            command.Parameters.RemoveAt(3); // Who sees all is asked about nobody's panels.
        }

        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new HiringSight(
            all,
            all ? [] : Ids<OpeningId>(reader, 1),
            all ? [] : Ids<OpeningId>(reader, 2),
            all ? [] : Ids<ApplicationId>(reader, 3),
            Ids<CandidateId>(reader, 0));
    }

    /// <summary>Workspace, person, address, and the condition that an opening's panel has the person.</summary>
    private static void Bind(NpgsqlParameterCollection parameters, string workspace, PersonId person, string? email)
    {
        parameters.Add(new NpgsqlParameter<string> { TypedValue = workspace });
        parameters.Add(new NpgsqlParameter<Guid> { TypedValue = person.Value });
        parameters.Add(new() { Value = (object?)email ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        parameters.Add(new() { Value = $$"""{"PanelIds":["{{person.Value}}"]}""", NpgsqlDbType = NpgsqlDbType.Jsonb });
    }

    private static HashSet<TId> Ids<TId>(DbDataReader reader, int ordinal)
        where TId : struct, IEntityId<TId> =>
        [.. reader.GetFieldValue<Guid[]>(ordinal).Select(TId.From)];
}
