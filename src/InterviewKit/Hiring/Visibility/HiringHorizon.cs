using System.Data.Common;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Hiring;

/// <summary>How far the viewer sees: read once for a request, and asked for each opening, application and interview.</summary>
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

    private readonly Remembered<HiringSight> _sight = new(commands, cancellationToken => ReadAsync(session, viewer, cancellationToken));

    public ValueTask<HiringSight> GetAsync(CancellationToken cancellationToken) => _sight.GetAsync(cancellationToken);

    /// <summary>
    /// Nearly every answer about hiring begins here, and somebody may have interviewed hundreds: one statement that brings ids, no documents.
    /// </summary>
    private static async Task<HiringSight> ReadAsync(IQuerySession session, Viewer viewer, CancellationToken cancellationToken)
    {
        var all = Permissions.SeesAllHiring(viewer);
        if (viewer.Person is not { } person)
        {
            return new HiringSight(all, [], [], [], []);
        }

        await using var command = new NpgsqlCommand(all ? Self : $"{Self}, {Panels}, {Interviewed}")
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = session.TenantId },
                new NpgsqlParameter<Guid> { TypedValue = person.Value },
                new() { Value = (object?)viewer.Email ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            },
        };
        if (!all)
        {
            command.Parameters.Add(new() { Value = $$"""{"PanelIds":["{{person.Value}}"]}""", NpgsqlDbType = NpgsqlDbType.Jsonb });
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

    private static HashSet<TId> Ids<TId>(DbDataReader reader, int ordinal)
        where TId : struct, IEntityId<TId> =>
        [.. reader.GetFieldValue<Guid[]>(ordinal).Select(TId.From)];
}
