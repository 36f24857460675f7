using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Questions;
using InterviewKit.Taxonomy;
using Npgsql;

namespace InterviewKit.Health;

/// <summary>How often questions were asked: facts about interviews, which no seal covers, as they stand now.</summary>
/// <param name="TimesAsked">Completed interviews with it in their set.</param>
/// <param name="LastAskedAt">When the last of them was; null where there was none.</param>
/// <param name="Exposure">The share of the interviews of its roles and levels in the last 180 days; null where there were none.</param>
internal sealed record QuestionUse(int TimesAsked, DateTimeOffset? LastAskedAt, double? Exposure)
{
    /// <summary>How far back exposure looks.</summary>
    public static readonly TimeSpan ExposureWindow = TimeSpan.FromDays(180);

    /// <summary>
    /// Completed interviews by role and level (rows without a question), and those with one of the questions in their set by question. An
    /// interview is where it ended, or began, or was to begin; one that was imported without any time is where its scorecard came in.
    /// </summary>
    private const string Sql = """
        with done as (
            select interview.data ->> 'QuestionSetVersionId' as set_id,
                   opening.data ->> 'RoleKey' as role,
                   cast(opening.data ->> 'Level' as integer) as level,
                   cast(coalesce(interview.data ->> 'FinishedAt', interview.data ->> 'StartedAt', interview.data ->> 'ScheduledAt', scorecard.data ->> 'SubmittedAt') as timestamptz) as at
            from mt_doc_interview as interview
            join mt_doc_opening as opening on opening.tenant_id = interview.tenant_id and opening.id = cast(interview.data ->> 'OpeningId' as uuid)
            left join mt_doc_scorecard as scorecard on scorecard.tenant_id = interview.tenant_id and scorecard.id = interview.id
            where interview.tenant_id = $1 and cast(interview.data ->> 'Status' as integer) = $2)
        select null, role, level, count(*), count(*) filter (where at > $3), max(at) from done group by role, level
        union all
        select asked.question, role, level, count(*), count(*) filter (where at > $3), max(at)
        from done
        join mt_doc_questionsetversion as version on version.tenant_id = $1 and version.id = done.set_id
        cross join lateral (select distinct item ->> 'QuestionKey' as question from jsonb_array_elements(version.data -> 'Items') as item) as asked
        where asked.question = any($4)
        group by asked.question, role, level
        """;

    /// <summary>The use of each question, in their order: one statement, however many there are.</summary>
    public static async Task<IReadOnlyList<QuestionUse>> OfAsync(
        IQuerySession session, IReadOnlyList<RankedQuestion> questions, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(Sql)
        {
            Parameters =
            {
                new NpgsqlParameter<string> { TypedValue = session.TenantId },
                new NpgsqlParameter<int> { TypedValue = (int)InterviewStatus.Completed },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now - ExposureWindow },
                new NpgsqlParameter<string[]> { TypedValue = [.. questions.Select(question => question.Key).Distinct(StringComparer.Ordinal)] },
            },
        };
        var counts = new List<Count>();
        await using (var reader = await session.ExecuteReaderAsync(command, cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                counts.Add(new Count(
                    await reader.IsDBNullAsync(0, cancellationToken) ? null : reader.GetString(0),
                    reader.GetString(1),
                    (Level)reader.GetInt32(2),
                    checked((int)reader.GetInt64(3)),
                    checked((int)reader.GetInt64(4)),
                    await reader.IsDBNullAsync(5, cancellationToken) ? null : new DateTimeOffset(reader.GetDateTime(5))));
            }
        }

        var all = counts.Where(count => count.Question is null).ToList();
        var byQuestion = counts.Where(count => count.Question is not null).ToLookup(count => count.Question!, StringComparer.Ordinal);
        return [.. questions.Select(question => Of(question, [.. byQuestion[question.Key]], all))];
    }

    private static QuestionUse Of(RankedQuestion question, List<Count> asked, List<Count> all)
    {
        var recentlyAsked = asked.Sum(count => count.Recent);
        // A question may be asked outside of its roles and levels; such interviews count on both sides, so that the share stays one.
        var eligible = all.Where(count => IsEligible(question, count)).Sum(count => count.Recent)
            + asked.Where(count => !IsEligible(question, count)).Sum(count => count.Recent);
        return new QuestionUse(
            asked.Sum(count => count.Interviews),
            asked.Max(count => count.LastAt),
            Psychometrics.Items.ItemAnalysis.Exposure(recentlyAsked, eligible).Value);
    }

    private static bool IsEligible(RankedQuestion question, Count count) =>
        question.RoleKeys.Contains(count.Role) && question.Levels.Contains(count.Level);

    private sealed record Count(string? Question, string Role, Level Level, int Interviews, int Recent, DateTimeOffset? LastAt);
}
