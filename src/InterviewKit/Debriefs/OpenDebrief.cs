using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Debriefs;

/// <summary>Opens an application's debrief. Whoever opens it need not see what it unseals: who owes a scorecard goes on not seeing the others'.</summary>
internal static class OpenDebrief
{
    public static ValueTask<ApplicationPayload> ResolveAsync(FieldContext context) =>
        ApplicationPayload.RunAsync<VersionedIdInput>(context, (input, session, cancellationToken) => RunAsync(input, context, session, cancellationToken));

    /// <summary>All that is wrong, each with its place.</summary>
    public static IReadOnlyList<UserError> Check(VersionedIdInput input, Application application, OpeningFacts opening, Viewer viewer)
    {
        if (!Permissions.MayDebrief(viewer, opening))
        {
            return [new Forbidden("Leads of the opening and administrators open its debriefs.", "input", "id")];
        }

        if (application.DebriefOpenedAt is not null)
        {
            return [new WrongState("The debrief is open already.", ScreamingSnake.Of(DebriefState.Opened), "input", "id")];
        }

        return input.ExpectedVersion is { } expected && expected != application.Version
            ? [new VersionConflict(application.Version, "input", "expectedVersion")]
            : [];
    }

    /// <summary>The application of a command that has nothing wrong.</summary>
    public static Application Decide(Application application, PersonId? by, int calibrationVersion, DateTimeOffset now) => application with
    {
        DebriefOpenedAt = now,
        DebriefOpenedBy = by,
        CalibrationVersion = calibrationVersion,
    };

    private static async Task<CommandOutcome> RunAsync(
        VersionedIdInput input, FieldContext context, CommandSession session, CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var viewer = context.Service<Viewer>();
        if (await ApplicationToDebrief.FindAsync(input.Id, context, documents, cancellationToken) is not var (application, opening))
        {
            return new CommandOutcome.Refused(NotFound.Of("application", "input", "id"));
        }

        if (Check(input, application, opening.Facts(), viewer) is { Count: > 0 } errors)
        {
            return new CommandOutcome.Refused(errors);
        }

        var calibration = await context.Service<ICalibrationVersions>().LatestAsync(documents, cancellationToken);
        documents.UpdateRevision(Decide(application, viewer.Person, calibration, session.Now), application.Version + 1);
        var id = GlobalId.Of(application.Id);
        session.Announce(ChangeType.DebriefOpened, id, id);
        session.Announce(ChangeType.ApplicationChanged, id, id);
        session.Announce(ChangeType.ProfileUpdated, id, id);
        return new CommandOutcome.Changed(NodeKeys.Of(application.Id), Created: false);
    }
}
