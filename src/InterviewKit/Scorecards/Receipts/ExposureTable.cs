using System.Data.Common;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using Npgsql;

namespace InterviewKit.Scorecards;

/// <summary>
/// <c>ik_exposure</c>: each time somebody was shown what others wrote of an application, written in the transaction that read it and
/// committed before the answer leaves. If it cannot be written, nothing is shown.
/// </summary>
internal static class ExposureTable
{
    /// <summary>Looks within this time count once: a page that is read again is one look.</summary>
    public static readonly TimeSpan CountedOnce = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Orders looks and submits of one application: looks share it, a submit excludes them, so that a receipt counts exactly the looks
    /// that were shown before it. Held until the transaction ends.
    /// </summary>
    public static Task LockAsync(IDocumentSession session, ApplicationId application, bool exclusive, CancellationToken cancellationToken) =>
        ApplicationLock.TakeAsync(session, application, exclusive, cancellationToken);

    /// <summary>
    /// The shared locks of several applications with the reads of a batch: what is queued after it sees what the locks waited for. In a transaction, for
    /// they are held until that ends; in the order of their ids, as everybody takes them.
    /// </summary>
    public static Task QueueSharedLocks(IBatchedQuery batch, string workspace, IReadOnlyList<ApplicationId> applications) => batch.Read(
        "select pg_advisory_xact_lock_shared(hashtextextended(name, 0)) from unnest($1) with ordinality as wanted (name, place) order by place",
        parameters => parameters.Add(new NpgsqlParameter<string[]>
        {
            TypedValue = [.. applications.OrderBy(id => id.Value).Select(id => $"{workspace}/application/{id.Value:N}")],
        }),
        static (_, _) => Task.FromResult(true));

    /// <summary>As above, the exclusive one of the application that an interview belongs to; none where there is no such interview.</summary>
    public static Task QueueExclusiveLock(IBatchedQuery batch, string workspace, InterviewId interview) => batch.Read(
        """
        select pg_advisory_xact_lock(hashtextextended($1 || '/application/' || replace(data ->> 'ApplicationId', '-', ''), 0))
          from mt_doc_interview where tenant_id = $1 and id = $2
        """,
        parameters =>
        {
            parameters.Add(new NpgsqlParameter<string> { TypedValue = workspace });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = interview.Value });
        },
        static (_, _) => Task.FromResult(true));

    /// <summary>Writes looks with the session's other writes, in one statement, but for those that were shown to the same person a moment ago.</summary>
    /// <param name="session">The transaction that read what is shown.</param>
    /// <param name="looks">Each once.</param>
    /// <param name="kind">As what it is shown.</param>
    /// <param name="now">When.</param>
    public static void Queue(IDocumentSession session, IReadOnlyList<Look> looks, ExposureKind kind, DateTimeOffset now) =>
        session.QueueSqlCommand(
            """
            insert into ik_exposure (workspace, application_id, person_id, kind, scorecard_id, at)
            select shown.workspace, look.application_id, look.person_id, shown.kind, look.scorecard_id, shown.at
              from (values (?, ?, ?::timestamptz)) as shown (workspace, kind, at),
                   unnest(?::uuid[], ?::uuid[], ?::uuid[]) with ordinality as look (application_id, person_id, scorecard_id, place)
             where not exists (
                select 1 from ik_exposure seen
                 where seen.workspace = shown.workspace and seen.application_id = look.application_id and seen.person_id = look.person_id
                   and seen.kind = shown.kind and seen.scorecard_id is not distinct from look.scorecard_id and seen.at > ?)
             order by look.place
            """,
            session.TenantId,
            (int)kind,
            now,
            looks.Select(look => look.Application.Value).ToArray(),
            looks.Select(look => look.Person.Value).ToArray(),
            looks.Select(look => look.Scorecard?.Value).ToArray(),
            now - CountedOnce);

    /// <summary>The receipt of a revision that the person writes now, under the exclusive lock.</summary>
    public static async Task<Receipt> ReceiptAsync(IDocumentSession session, ApplicationId application, PersonId author, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select coalesce(max(id), 0) from ik_exposure where workspace = $1 and application_id = $2 and person_id = $3
            """)
        {
            Parameters = { new() { Value = session.TenantId }, new() { Value = application.Value }, new() { Value = author.Value } },
        };
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        return await ReadReceiptAsync(reader, cancellationToken);
    }

    /// <summary>
    /// The receipt of what somebody wrote elsewhere: nobody knows what they were shown there, so it counts as independent where it was written
    /// before they were shown anything here.
    /// </summary>
    public static async Task<Receipt> ReceiptOfImportAsync(
        IDocumentSession session, ApplicationId application, PersonId author, DateTimeOffset writtenAt, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select coalesce(max(id), 0) from ik_exposure where workspace = $1 and application_id = $2 and person_id = $3 and at <= $4
            """)
        {
            Parameters =
            {
                new() { Value = session.TenantId },
                new() { Value = application.Value },
                new() { Value = author.Value },
                new() { Value = writtenAt },
            },
        };
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var last = reader.GetInt64(0);
        return new Receipt(Known: false, Independent: last == 0, last);
    }

    /// <summary>The same for an interview's author, with the other reads of a batch, after its lock: known once that was executed.</summary>
    public static Task<Receipt> QueueReceipt(IBatchedQuery batch, string workspace, InterviewId interview) => batch.Read(
        """
        select coalesce(max(e.id), 0)
          from mt_doc_interview i
          join ik_exposure e on e.workspace = i.tenant_id and e.application_id = (i.data ->> 'ApplicationId')::uuid and e.person_id = (i.data ->> 'InterviewerId')::uuid
         where i.tenant_id = $1 and i.id = $2
        """,
        parameters =>
        {
            parameters.Add(new NpgsqlParameter<string> { TypedValue = workspace });
            parameters.Add(new NpgsqlParameter<Guid> { TypedValue = interview.Value });
        },
        ReadReceiptAsync);

    /// <summary>The looks of the authors of those applications' scorecards, in order.</summary>
    public static async Task<IReadOnlyList<ExposureRow>> ReadAsync(
        IQuerySession session, IReadOnlyList<ApplicationId> applications, IReadOnlyList<PersonId> people, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("""
            select id, application_id, person_id, kind, scorecard_id, at from ik_exposure
             where workspace = $1 and application_id = any($2) and person_id = any($3)
             order by id
            """)
        {
            Parameters =
            {
                new() { Value = session.TenantId },
                new() { Value = applications.Select(id => id.Value).ToArray() },
                new() { Value = people.Select(id => id.Value).ToArray() },
            },
        };
        await using var reader = await session.ExecuteReaderAsync(command, cancellationToken);
        var rows = new List<ExposureRow>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(new ExposureRow(
                reader.GetInt64(0),
                new ApplicationId(reader.GetGuid(1)),
                new PersonId(reader.GetGuid(2)),
                (ExposureKind)reader.GetInt32(3),
                await reader.IsDBNullAsync(4, cancellationToken) ? null : new ScorecardId(reader.GetGuid(4)),
                reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return rows;
    }

    private static async Task<Receipt> ReadReceiptAsync(DbDataReader reader, CancellationToken cancellationToken)
    {
        await reader.ReadAsync(cancellationToken);
        var last = reader.GetInt64(0);
        return new Receipt(Known: true, Independent: last == 0, last);
    }
}

/// <summary>That somebody is shown what others wrote of an application, or one scorecard of it.</summary>
internal readonly record struct Look(ApplicationId Application, PersonId Person, ScorecardId? Scorecard);

/// <summary>A look, as it is stored.</summary>
internal sealed record ExposureRow(
    long Id, ApplicationId ApplicationId, PersonId PersonId, ExposureKind Kind, ScorecardId? ScorecardId, DateTimeOffset At);
