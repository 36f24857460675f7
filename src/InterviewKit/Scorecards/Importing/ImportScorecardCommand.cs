using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Loads what <see cref="ImportScorecard"/> decides on, and stores what it decided.</summary>
internal static class ImportScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context) =>
        ScorecardPayload.RunAsync<ImportScorecardInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    private static async Task<CommandOutcome> RunAsync(
        ImportScorecardInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        if (!Permissions.MayImportScorecards(context.Service<Viewer>()))
        {
            return new CommandOutcome.Refused(new Forbidden("Administrators, and keys with SCORECARDS_WRITE, import scorecards."));
        }

        if ((input.InterviewId is null) == (input.Application is null))
        {
            return new CommandOutcome.Refused(new InvalidInput("Give either interviewId or application.", "input"));
        }

        if (await ExternalRefTable.FindAnyAsync(documents, ScorecardId.NodeType, input.ExternalRefs, cancellationToken) is { } known)
        {
            return new CommandOutcome.Changed(known, Created: false);
        }

        var author = await input.Author.FindAsync(documents, cancellationToken);
        var (interview, refusal) = input.Application is { } named
            ? await BringAlongAsync(input, named, author, context, session, cancellationToken)
            : await FindAsync(input.InterviewId, context, session, cancellationToken);
        if (interview is null)
        {
            return new CommandOutcome.Refused(refusal!);
        }

        var facts = await ScorecardFacts.LoadAsync(interview, context, session, cancellationToken) with
        {
            Receipt = await ExposureTable.ReceiptOfImportAsync(
                documents, interview.ApplicationId, interview.InterviewerId, input.SubmittedAt, cancellationToken),
        };
        var candidate = await documents.LoadAsync<Candidate>(interview.CandidateId.Value, cancellationToken);
        if (ImportScorecard.Check(input, facts, author, candidate, session.Now) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var withdrawn = await documents.LoadAsync<Scorecard>(ScorecardId.Of(interview.Id).Value, cancellationToken);
        var submitted = ImportScorecard.Decide(input, facts, (withdrawn?.Current.Number ?? 0) + 1, session.Now);
        var applicationId = interview.ApplicationId;
        var application = await documents.LoadAsync<Application>(applicationId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its application.");
        var interviews = await documents.Query<Interview>().Where(it => it.ApplicationId == applicationId).ToListAsync(cancellationToken);
        IncomingScorecard.Store(input, submitted, withdrawn, interview, application, interviews, session);
        var key = NodeKeys.Of(ScorecardId.Of(interview.Id));
        ExternalRefTable.Queue(documents, ScorecardId.NodeType, key, input.ExternalRefs);
        return new CommandOutcome.Changed(key, Created: withdrawn is null);
    }

    /// <summary>The interview named, under its application's lock.</summary>
    private static async Task<(Interview? Interview, UserError? Refusal)> FindAsync(
        string? globalId, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var visible = GlobalId.Parse<InterviewId>(globalId) is { } id ? await session.Documents.LoadAsync<Interview>(id.Value, cancellationToken) : null;
        if (visible is null || !sight.Sees(visible))
        {
            return (null, NotFound.Of("interview", "input", "interviewId"));
        }

        await ApplicationLock.TakeAsync(session.Documents, visible.ApplicationId, exclusive: true, cancellationToken);
        return (await session.Documents.LoadAsync<Interview>(visible.Id.Value, cancellationToken), null);
    }

    /// <summary>The interview that comes with the scorecard, of the application named, under that one's lock. Where nobody wrote it, it is nobody's yet.</summary>
    private static async Task<(Interview? Interview, UserError? Refusal)> BringAlongAsync(
        ImportScorecardInput input,
        ApplicationRefInput named,
        Person? author,
        FieldContext context,
        CommandSession session,
        CancellationToken cancellationToken)
    {
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var id = await HiringKeys.FindAsync<ApplicationId>(session.Documents, named.Id, named.ExternalRef, cancellationToken);
        var application = id is { } key ? await session.Documents.LoadAsync<Application>(key.Value, cancellationToken) : null;
        if (application is null || !sight.Sees(application))
        {
            return (null, NotFound.Of("application", "input", "application"));
        }

        await ApplicationLock.TakeAsync(session.Documents, application.Id, exclusive: true, cancellationToken);
        return (ImportScorecard.InterviewOf(input, application, author?.Id ?? default, session.Now), null);
    }
}
