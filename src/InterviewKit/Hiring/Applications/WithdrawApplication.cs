using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Ends an application because the candidate left. Interviews that were held may still be written down, so they stand as they are.</summary>
internal static class WithdrawApplication
{
    public static ValueTask<ApplicationPayload> ResolveAsync(FieldContext context) =>
        ApplicationPayload.RunAsync<ReasonedIdInput>(context, (input, session, cancellationToken) => LoadAndDecideAsync(input, context, session, cancellationToken));

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(ReasonedIdInput input, Application application, OpeningFacts opening, Viewer viewer)
    {
        if (!Permissions.MayManage(viewer, opening))
        {
            return [new Forbidden("Leads of the opening, recruiters and administrators withdraw applications.", "input", "id")];
        }

        var errors = new List<UserError>();
        if (application.Status == ApplicationStatus.Withdrawn)
        {
            errors.Add(new WrongState("The application is withdrawn already.", ScreamingSnake.Of(application.Status), "input", "id"));
        }

        if (input.ExpectedVersion is { } expected && expected != application.Version)
        {
            errors.Add(new VersionConflict(application.Version, "input", "expectedVersion"));
        }

        if (TextRules.Check(input.Reason, 1, TextRules.ReasonMax, "input", "reason") is { } reason)
        {
            errors.Add(reason);
        }

        return errors;
    }

    private static async Task<CommandOutcome> LoadAndDecideAsync(
        ReasonedIdInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var application = GlobalId.Parse<ApplicationId>(input.Id) is { } id ? await documents.LoadAsync<Application>(id.Value, cancellationToken) : null;
        var sight = await context.Service<HiringHorizon>().GetAsync(cancellationToken);
        if (application is null || !sight.Sees(application))
        {
            return new CommandOutcome.Refused(NotFound.Of("application", "input", "id"));
        }

        var opening = await documents.LoadAsync<Opening>(application.OpeningId.Value, cancellationToken)
            ?? throw new InvalidOperationException("An application without its opening.");
        if (Check(input, application, opening.Facts(), context.Service<Viewer>()) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        documents.UpdateRevision(application with { Status = ApplicationStatus.Withdrawn }, application.Version + 1);
        documents.Store(new ApplicationWithdrawalText { Id = application.Id, Reason = input.Reason.Trim() });
        session.Announce(ChangeType.ApplicationChanged, GlobalId.Of(application.Id), GlobalId.Of(application.Id));
        return new CommandOutcome.Changed(NodeKeys.Of(application.Id), Created: false);
    }
}
