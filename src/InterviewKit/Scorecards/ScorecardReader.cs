using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>
/// The one way to scorecards' content: what is sealed is left out, and what of the others is shown is written down, in the transaction
/// that read it, before it is answered.
/// </summary>
internal sealed class ScorecardReader(
    IQuerySession session, IDocumentStore store, Viewer viewer, ScorecardSurroundings surroundings, TimeProvider time)
{
    /// <summary>The scorecards of each application that the viewer may see, by the time they came in; withdrawn ones are out.</summary>
    /// <param name="applications">Applications that the viewer may see.</param>
    /// <param name="kind">As what they are shown.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <param name="ahead">What else the answer needs.</param>
    public Task<IReadOnlyList<VisibleScorecards>> ShowAsync(
        IReadOnlyList<Application> applications, ExposureKind kind, CancellationToken cancellationToken, ReadAhead ahead = ReadAhead.Nothing) =>
        ShowAsync(applications, seen => seen.Counting(), kind, ahead, cancellationToken);

    /// <summary>As above, of those scorecards only that are wanted, withdrawn or not: what is not asked for is not shown.</summary>
    public Task<IReadOnlyList<VisibleScorecards>> ShowAsync(
        IReadOnlyList<Application> applications,
        IReadOnlySet<ScorecardId> wanted,
        CancellationToken cancellationToken,
        ReadAhead ahead = ReadAhead.Nothing) => ShowAsync(
            applications,
            seen => seen with { Scorecards = [.. seen.Scorecards.Where(scorecard => wanted.Contains(scorecard.Id))] },
            ExposureKind.Scorecard,
            ahead,
            cancellationToken);

    /// <summary>For aggregates: all scorecards of an application, or none of them while one is sealed to the viewer.</summary>
    public Task<IReadOnlyList<VisibleScorecards>> ShowCompleteAsync(
        IReadOnlyList<Application> applications, ExposureKind kind, CancellationToken cancellationToken) =>
        ShowAsync(applications, seen => seen.Complete ? seen.Counting() : seen with { Scorecards = [] }, kind, ReadAhead.Nothing, cancellationToken);

    private async Task<IReadOnlyList<VisibleScorecards>> ShowAsync(
        IReadOnlyList<Application> applications,
        Func<VisibleScorecards, VisibleScorecards> choose,
        ExposureKind kind,
        ReadAhead ahead,
        CancellationToken cancellationToken)
    {
        var seen = await ReadAsync(applications, choose, ahead, cancellationToken);
        if (!seen.Any(ShowsOthers))
        {
            return seen; // One's own, or nothing: no receipt is needed.
        }

        await using var transaction = store.LightweightSession(session.TenantId);
        await transaction.BeginTransactionAsync(cancellationToken);
        seen = await ReadLockedAsync(transaction, applications, choose, cancellationToken);
        QueueReceipts(transaction, [.. seen.Where(ShowsOthers)], kind, Instants.ToMilliseconds(time.GetUtcNow()));
        await transaction.SaveChangesAsync(cancellationToken);
        return seen;
    }

    private async Task<IReadOnlyList<VisibleScorecards>> ReadAsync(
        IReadOnlyList<Application> applications,
        Func<VisibleScorecards, VisibleScorecards> choose,
        ReadAhead ahead,
        CancellationToken cancellationToken)
    {
        var batch = session.CreateBatchQuery();
        var reading = ApplicationSeals.Queue(batch, viewer, applications);
        var loading = QueueScorecards(batch, applications);
        var readingAhead = surroundings.Queue(batch, ahead, [.. applications.Select(application => application.Id)]);
        await batch.Execute(cancellationToken);
        var seen = Choose(await reading, await loading, choose);
        (await readingAhead)(seen.SelectMany(it => it.Scorecards));
        return seen;
    }

    /// <summary>The same under the applications' locks, of everything as it stands there.</summary>
    private async Task<IReadOnlyList<VisibleScorecards>> ReadLockedAsync(
        IDocumentSession transaction,
        IReadOnlyList<Application> applications,
        Func<VisibleScorecards, VisibleScorecards> choose,
        CancellationToken cancellationToken)
    {
        var batch = transaction.CreateBatchQuery();
        _ = ExposureTable.QueueSharedLocks(batch, transaction.TenantId, [.. applications.Select(application => application.Id).Distinct()]);
        var reading = ApplicationSeals.QueueAnew(batch, viewer, applications);
        var loading = QueueScorecards(batch, applications);
        await batch.Execute(cancellationToken);
        return Choose(await reading, await loading, choose);
    }

    private static Task<IReadOnlyList<Scorecard>> QueueScorecards(IBatchedQuery batch, IReadOnlyList<Application> applications)
    {
        var ids = applications.Select(application => application.Id).ToList();
        return batch.Query<Scorecard>()
            .Where(scorecard => ids.Contains(scorecard.ApplicationId))
            .OrderBy(scorecard => scorecard.SubmittedAt)
            .ThenBy(scorecard => scorecard.Id)
            .ToList();
    }

    private IReadOnlyList<VisibleScorecards> Choose(
        IReadOnlyList<SealedApplication> seals, IReadOnlyList<Scorecard> loaded, Func<VisibleScorecards, VisibleScorecards> choose)
    {
        var scorecards = loaded.ToLookup(scorecard => scorecard.ApplicationId);
        return [.. seals.Select(seal =>
        {
            var all = scorecards[seal.Application.Id].ToList();
            var visible = all.Where(scorecard => seal.State == SealState.Open || (seal.ShowsOwn && IsOwn(scorecard))).ToList();
            return choose(new VisibleScorecards(seal, visible, Complete: all.TrueForAll(scorecard => scorecard.Status == ScorecardStatus.Withdrawn || visible.Contains(scorecard))));
        })];
    }

    /// <summary>One statement for the receipts and one for the audit, however many applications are shown at once.</summary>
    private void QueueReceipts(IDocumentSession transaction, IReadOnlyList<VisibleScorecards> shown, ExposureKind kind, DateTimeOffset now)
    {
        ExposureTable.Queue(transaction, [.. shown.SelectMany(it => LooksAt(it, kind)).Distinct()], kind, now);
        AuditTable.Queue(transaction, viewer.Actor, now, $"read.{ScreamingSnake.Of(kind)}", [.. shown.Select(it => GlobalId.Of(it.Seal.Application.Id))], AuditOutcome.Shown);
    }

    /// <summary>Of each scorecard where those are shown; else of the application, in whose profile, debrief or comparison they are brought together.</summary>
    private IEnumerable<Look> LooksAt(VisibleScorecards shown, ExposureKind kind) =>
        from person in Onlookers()
        from scorecard in shown.Scorecards
        where scorecard.InterviewerId != person
        select new Look(shown.Seal.Application.Id, person, kind == ExposureKind.Scorecard ? scorecard.Id : null);

    /// <summary>Who is shown it: the person, and where a key acts as the person, whoever made the key.</summary>
    private IEnumerable<PersonId> Onlookers()
    {
        if (viewer.Person is not { } person)
        {
            yield break;
        }

        yield return person;
        if (viewer.KeyCreator is { } creator)
        {
            yield return creator;
        }
    }

    /// <summary>Whether somebody is shown what they did not write themselves: the person, or whoever made the key.</summary>
    private bool ShowsOthers(VisibleScorecards shown) => viewer.Person is null
        ? shown.Scorecards.Count > 0
        : Onlookers().Any(person => shown.Scorecards.Any(scorecard => scorecard.InterviewerId != person));

    private bool IsOwn(Scorecard scorecard) => viewer.Person == scorecard.InterviewerId;
}

/// <summary>What of an application's scorecards a viewer may see.</summary>
/// <param name="Seal">The application and its seal.</param>
/// <param name="Scorecards">The visible ones, of those that were asked for.</param>
/// <param name="Complete">Whether none is sealed: aggregates are shown only then.</param>
internal sealed record VisibleScorecards(SealedApplication Seal, IReadOnlyList<Scorecard> Scorecards, bool Complete)
{
    /// <summary>Without those that were withdrawn.</summary>
    public VisibleScorecards Counting() =>
        this with { Scorecards = [.. Scorecards.Where(scorecard => scorecard.Status != ScorecardStatus.Withdrawn)] };
}
