using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Taxonomy;
using Npgsql;

namespace InterviewKit.Scorecards;

/// <summary>Reads ahead what scorecards are shown with: their words, who wrote them, and what was rated.</summary>
internal sealed class ScorecardSurroundings(IQuerySession session, ScorecardTexts texts, PeopleDirectory people, TaxonomyCatalog catalog)
{
    private const string Interviewers = """
        where d.id = any(array(
            select (s.data ->> 'InterviewerId')::uuid from mt_doc_scorecard s where s.tenant_id = ? and (s.data ->> 'ApplicationId')::uuid = any(array(select unnest(?)))))
        """;

    /// <summary>Queues the reads with those of the scorecards. The task answers, once the batch was executed, what to call with those that are visible.</summary>
    public async Task<Action<IEnumerable<Scorecard>>> Queue(IBatchedQuery batch, ReadAhead ahead, IReadOnlyList<ApplicationId> applications)
    {
        var loadingTexts = ahead.HasFlag(ReadAhead.Texts) ? texts.Queue(batch, applications) : null;
        var loadingPeople = ahead.HasFlag(ReadAhead.Interviewers)
            ? batch.Query<Person>(
                Interviewers,
                new NpgsqlParameter<string> { TypedValue = session.TenantId },
                new NpgsqlParameter<Guid[]> { TypedValue = [.. applications.Select(id => id.Value)] })
            : null;
        var loadingDimensions = ahead.HasFlag(ReadAhead.Dimensions) ? catalog.QueueDimensions(batch) : null;
        if (loadingDimensions is not null)
        {
            await loadingDimensions;
        }

        var interviewers = loadingPeople is null ? [] : await loadingPeople;
        var words = loadingTexts is null ? null : await loadingTexts;
        return visible =>
        {
            people.Remember(interviewers);
            if (words is not null)
            {
                texts.Remember(visible, words);
            }
        };
    }
}
