using System.Runtime.CompilerServices;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Live;

/// <summary>
/// One subscription to the scorecards of an opening. It remembers which its viewer has been shown, or could have read before; all others that are
/// in are tried again whenever something happens that may have lifted their seal.
/// </summary>
internal sealed class OpeningWatch
{
    /// <summary>What may bring a scorecard in, or lift a seal: a submit, one who owes no more, an opened debrief, another panel.</summary>
    private static readonly HashSet<ChangeType> Lifting =
    [
        ChangeType.ScorecardSubmitted,
        ChangeType.InterviewChanged,
        ChangeType.DebriefOpened,
        ChangeType.OpeningChanged,
    ];

    private readonly IDocumentStore _store;
    private readonly string _workspace;
    private readonly OpeningId _opening;
    private readonly HashSet<(ScorecardId Id, int Submission)> _known = [];

    private OpeningWatch(IDocumentStore store, string workspace, OpeningId opening) => (_store, _workspace, _opening) = (store, workspace, opening);

    /// <summary>The scorecards that may have come in for the viewer, each to be tried.</summary>
    /// <exception cref="GraphQLException">There is no such opening that the viewer may see.</exception>
    public static IAsyncEnumerable<ScorecardArrival> OpenAsync(FieldContext context) => OpenAsync(context, context.CancellationToken);

    /// <summary>A watch that knows what the viewer of that scope can read now; null where they may not see the opening.</summary>
    public static async Task<OpeningWatch?> BeginAsync(IServiceProvider services, OpeningId? id, CancellationToken cancellationToken)
    {
        if (id is not { } opening || (await services.GetRequiredService<Openings>().LoadAsync([id], cancellationToken))[0] is null)
        {
            return null;
        }

        var viewer = services.GetRequiredService<Viewer>();
        var session = services.GetRequiredService<IQuerySession>();
        var watch = new OpeningWatch(services.GetRequiredService<IDocumentStore>(), viewer.Workspace, opening);
        var scorecards = await StandingAsync(session, opening, null, cancellationToken);
        var applications = (await services.GetRequiredService<Applications>()
            .LoadAsync([.. scorecards.Select(it => (ApplicationId?)it.ApplicationId).Distinct()], cancellationToken)).OfType<Application>().ToList();
        var seals = (await ApplicationSeals.ReadAsync(session, viewer, applications, cancellationToken)).ToDictionary(seal => seal.Application.Id);
        foreach (var scorecard in scorecards)
        {
            if (seals.TryGetValue(scorecard.ApplicationId, out var seal)
                && (seal.State == SealState.Open || (seal.ShowsOwn && scorecard.InterviewerId == viewer.Person)))
            {
                watch.Know(scorecard);
            }
        }

        return watch;
    }

    /// <summary>The scorecards that the viewer has not been shown yet, in the order in which they came in.</summary>
    /// <param name="applications">Of these applications only; null for all of the opening.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public async Task<IReadOnlyList<ScorecardArrival>> ArrivalsAsync(IReadOnlyList<ApplicationId>? applications, CancellationToken cancellationToken)
    {
        await using var session = _store.QuerySession(_workspace);
        return [.. (await StandingAsync(session, _opening, applications, cancellationToken))
            .Where(scorecard => !_known.Contains(KeyOf(scorecard)))
            .Select(scorecard => new ScorecardArrival(this, scorecard.Id, scorecard.ApplicationId))];
    }

    /// <summary>Remembers that the viewer was shown the scorecard, as it was submitted last; false where they had been already.</summary>
    public bool Know(Scorecard scorecard) => _known.Add(KeyOf(scorecard));

    private static async IAsyncEnumerable<ScorecardArrival> OpenAsync(FieldContext context, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var id = GlobalId.Parse<OpeningId>(context.Argument<string>("openingId"));
        if (await BeginAsync(context.Services, id, cancellationToken) is not { } watch)
        {
            throw new GraphQLException(new GraphQLError("There is no such opening.", ServiceErrorCodes.BadUserInput));
        }

        var prefix = $"{watch._workspace}:";
        using var heard = context.Service<NotificationListener>().Subscribe(
            ChangeNotice.Channel,
            payload => payload.StartsWith(prefix, StringComparison.Ordinal) && ChangeNotice.TryParse(payload) is { } notice && Lifting.Contains(notice.Type));

        // What came in between the first look and the listening; then whatever may have.
        foreach (var arrival in await watch.ArrivalsAsync(null, cancellationToken))
        {
            yield return arrival;
        }

        await foreach (var batch in heard.ReadAllAsync(cancellationToken))
        {
            foreach (var arrival in await watch.ArrivalsAsync(watch.ConcernedBy(batch), cancellationToken))
            {
                yield return arrival;
            }
        }
    }

    /// <summary>Scorecards that are in and not withdrawn, by the time they came in.</summary>
    private static Task<IReadOnlyList<Scorecard>> StandingAsync(
        IQuerySession session, OpeningId opening, IReadOnlyList<ApplicationId>? applications, CancellationToken cancellationToken)
    {
        var scorecards = session.Query<Scorecard>().Where(scorecard => scorecard.OpeningId == opening && scorecard.Status != ScorecardStatus.Withdrawn);
        if (applications is not null)
        {
            scorecards = scorecards.Where(scorecard => applications.Contains(scorecard.ApplicationId));
        }

        return scorecards.OrderBy(scorecard => scorecard.SubmittedAt).ThenBy(scorecard => scorecard.Id).ToListAsync(cancellationToken);
    }

    /// <summary>What was taken back and submitted again has come in again; an amendment has not.</summary>
    private static (ScorecardId Id, int Submission) KeyOf(Scorecard scorecard) => (scorecard.Id, scorecard.CountsFrom);

    /// <summary>The applications, of any opening, that notices speak of; null where all may be concerned.</summary>
    private IReadOnlyList<ApplicationId>? ConcernedBy(NotificationBatch batch)
    {
        var notices = batch.Payloads.Select(ChangeNotice.TryParse).OfType<ChangeNotice>().ToList();
        var self = GlobalId.Of(_opening);
        return batch.MayHaveMissed || notices.Exists(notice => notice.NodeId == self)
            ? null
            : [.. notices.Select(notice => GlobalId.Parse<ApplicationId>(notice.ApplicationId)).OfType<ApplicationId>().Distinct()];
    }
}
