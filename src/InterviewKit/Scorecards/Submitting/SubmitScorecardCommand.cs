using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="SubmitScorecard"/> decides on, and stores what it decided: event, snapshot, words, interview, outbox, all in one transaction.</summary>
internal static class SubmitScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context) =>
        ScorecardPayload.RunAsync<SubmitScorecardInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        SubmitScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var visible = await FindAsync(input, session, sight, cancellationToken);
        if (visible is null)
        {
            return new CommandOutcome.Refused(NotFound.Of("interview", "input", "interviewId"));
        }

        await ExposureTable.LockAsync(session.Documents, visible.ApplicationId, exclusive: true, cancellationToken);
        var interview = await FindAsync(input, session, sight, cancellationToken) ?? visible; // As it stands under the lock.
        var facts = await LoadFactsAsync(interview, context, session, cancellationToken);
        if (SubmitScorecard.Check(input, facts, context.Service<Viewer>()) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var withdrawn = await session.Documents.LoadAsync<Scorecard>(ScorecardId.Of(interview.Id).Value, cancellationToken);
        var submitted = SubmitScorecard.Decide(input, facts, revision: (withdrawn?.Current.Number ?? 0) + 1, session.Now);
        await StoreAsync(input, interview, submitted, withdrawn, session, cancellationToken);
        return new CommandOutcome.Changed(NodeKeys.Of(ScorecardId.Of(interview.Id)), Created: withdrawn is null);
    }

    private static async Task StoreAsync(
        SubmitScorecardInput input,
        Interview interview,
        ScorecardSubmitted submitted,
        Scorecard? withdrawn,
        CommandSession session,
        CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var scorecard = ScorecardId.Of(interview.Id);
        if (withdrawn is null)
        {
            documents.Events.StartStream<Scorecard>(scorecard.Value, submitted);
        }
        else
        {
            documents.Events.Append(scorecard.Value, withdrawn.Version + 1, submitted);
        }

        documents.Insert(new ScorecardText
        {
            Id = ScorecardText.IdOf(scorecard, submitted.Revision),
            Summary = input.Summary.Trim(),
            Evidence = [.. input.Ratings.Select(rating => rating.Evidence.Trim())],
        });
        var completed = interview with { Status = InterviewStatus.Completed };
        documents.UpdateRevision(completed, interview.Version + 1);
        await CompletePanelAsync(completed, session, cancellationToken);

        var applicationId = GlobalId.Of(interview.ApplicationId);
        session.Announce(ChangeType.ScorecardSubmitted, GlobalId.Of(scorecard), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
    }

    /// <summary>Remembers when nobody owed a scorecard for the first time. The exclusive lock makes the last of the panel see all others.</summary>
    private static async Task CompletePanelAsync(Interview completed, CommandSession session, CancellationToken cancellationToken)
    {
        var application = await session.Documents.LoadAsync<Application>(completed.ApplicationId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its application.");
        if (application.PanelCompletedAt is not null)
        {
            return;
        }

        var id = completed.ApplicationId;
        var interviews = await session.Documents.Query<Interview>().Where(interview => interview.ApplicationId == id).ToListAsync(cancellationToken);
        if (Seal.IsPanelComplete([.. interviews.Select(interview => (interview.Id == completed.Id ? completed : interview).Facts())]))
        {
            session.Documents.UpdateRevision(application with { PanelCompletedAt = session.Now }, application.Version + 1);
        }
    }

    private static async Task<Interview?> FindAsync(
        SubmitScorecardInput input, CommandSession session, HiringSight sight, CancellationToken cancellationToken)
    {
        var interview = GlobalId.Parse<InterviewId>(input.InterviewId) is { } id
            ? await session.Documents.LoadAsync<Interview>(id.Value, cancellationToken)
            : null;
        return interview is not null && sight.Sees(interview) ? interview : null;
    }

    private static async Task<SubmitScorecard.Facts> LoadFactsAsync(
        Interview interview, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var catalog = context.Service<TaxonomyCatalog>();
        var opening = await session.Documents.LoadAsync<Opening>(interview.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its opening.");
        var set = interview.QuestionSetVersionId is { } setVersion
            ? await session.Documents.LoadAsync<QuestionSetVersion>(setVersion, cancellationToken)
            : null;
        return new SubmitScorecard.Facts(
            interview,
            set,
            await catalog.DimensionsAsync(cancellationToken),
            (await catalog.RolesAsync([opening.RoleKey], cancellationToken))[0],
            await ExposureTable.ReceiptAsync(session.Documents, interview.ApplicationId, interview.InterviewerId, cancellationToken));
    }
}
