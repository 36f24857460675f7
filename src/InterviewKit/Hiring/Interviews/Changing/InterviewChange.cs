using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Loads the interview that a command names, and stores what the command makes of it. What it makes of it is decided elsewhere, without I/O.</summary>
internal static class InterviewChange
{
    /// <param name="id">The global id that the command names.</param>
    /// <param name="context">The mutation's field.</param>
    /// <param name="session">The command's.</param>
    /// <param name="check">All that is wrong.</param>
    /// <param name="decide">The interview as it will be.</param>
    /// <param name="cancellationToken">Ends the command.</param>
    public static async Task<CommandOutcome> RunAsync(
        string id,
        FieldContext context,
        CommandSession session,
        Func<InterviewAtHand, IReadOnlyList<UserError>> check,
        Func<Interview, Interview> decide,
        CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        var visible = GlobalId.Parse<InterviewId>(id) is { } key ? await documents.LoadAsync<Interview>(key.Value, cancellationToken) : null;
        if (visible is null || !sight.Sees(visible))
        {
            return new CommandOutcome.Refused(NotFound.Of("interview", "input", "id"));
        }

        await ApplicationLock.TakeAsync(documents, visible.ApplicationId, exclusive: true, cancellationToken);
        var interview = await documents.LoadAsync<Interview>(visible.Id.Value, cancellationToken) ?? visible; // As it stands under the lock.
        var opening = await documents.LoadAsync<Opening>(interview.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An interview without its opening.");
        var candidate = await documents.LoadAsync<Candidate>(interview.CandidateId.Value, cancellationToken);
        if (check(new InterviewAtHand(interview, opening.Facts(), candidate, context.Service<Viewer>())) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var changed = decide(interview);
        documents.UpdateRevision(changed, interview.Version + 1);
        if (changed.CalledOff)
        {
            await PanelCompletion.ReconsiderAsync(session, changed, cancellationToken); // Somebody owes no more.
        }

        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), GlobalId.Of(interview.ApplicationId));
        return new CommandOutcome.Changed(NodeKeys.Of(interview.Id), Created: false);
    }
}
