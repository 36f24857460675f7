using InterviewKit.Documents;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Scorecards;

/// <summary>The words of scorecards' revisions, read once for a request. Only of scorecards that the viewer may see.</summary>
internal sealed class ScorecardTexts(IQuerySession session, CommandCount commands)
{
    private const string OfCurrentRevisions = """
        select t.data
          from mt_doc_scorecard s
          join mt_doc_scorecardtext t on t.tenant_id = s.tenant_id and t.id = replace(s.id::text, '-', '') || '/' || (s.data -> 'Revisions' -> -1 ->> 'Number')
         where s.tenant_id = ? and (s.data ->> 'ApplicationId')::uuid = any(array(select unnest(?)))
        """;

    private readonly RememberedDocuments<string, ScorecardText> _texts = new(
        commands, (ids, cancellationToken) => session.LoadManyAsync<ScorecardText, string>(ids, cancellationToken), text => text.Id);

    /// <summary>The words of those revisions; null where they were erased.</summary>
    public async ValueTask<IReadOnlyList<ScorecardText?>> OfAsync(IReadOnlyList<ScorecardAtRevision> scorecards, CancellationToken cancellationToken)
    {
        var ids = scorecards.Select(it => ScorecardText.IdOf(it.Scorecard.Id, it.Revision.Number)).ToList();
        var texts = await _texts.LoadAsync(ids, cancellationToken);
        return [.. ids.Select(texts)];
    }

    /// <summary>The words of all scorecards of those applications as they stand, with the other reads of a batch: known once that was executed.</summary>
    public Task<IReadOnlyList<ScorecardText>> Queue(IBatchedQuery batch, IEnumerable<ApplicationId> applications) => batch.Query<ScorecardText>(
        OfCurrentRevisions,
        new NpgsqlParameter<string> { TypedValue = session.TenantId },
        new NpgsqlParameter<Guid[]> { TypedValue = [.. applications.Select(id => id.Value)] });

    /// <summary>Takes over what was read, or written, in another way.</summary>
    /// <param name="scorecards">Those that the viewer may see.</param>
    /// <param name="texts">Words of these and maybe of others.</param>
    public void Remember(IEnumerable<Scorecard> scorecards, IReadOnlyList<ScorecardText> texts)
    {
        var ids = scorecards.Select(it => ScorecardText.IdOf(it.Id, it.Current.Number)).ToHashSet(StringComparer.Ordinal);
        _texts.Remember(ids, texts.Where(text => ids.Contains(text.Id)));
    }
}
