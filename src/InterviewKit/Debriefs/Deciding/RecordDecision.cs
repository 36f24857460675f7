using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Debriefs;

internal sealed record RecordDecisionInput(string ApplicationId, int? ExpectedVersion, DecisionOutcome Outcome, string Rationale, string? IdempotencyKey)
    : ICommandInput;

/// <summary>The decision whether a decision is recorded: pure, over the application as it stands.</summary>
internal static class RecordDecision
{
    /// <summary>All that is wrong, each with its place; what forbids the whole stands alone.</summary>
    public static IReadOnlyList<UserError> Check(RecordDecisionInput input, Application application, OpeningFacts opening, Viewer viewer)
    {
        if (!Permissions.MayDebrief(viewer, opening))
        {
            return [new Forbidden("Leads of the opening and administrators record decisions.", "input", "applicationId")];
        }

        if (viewer.Person is null)
        {
            return [new Forbidden("A decision is somebody's: a key records one by acting as that person.", "input", "applicationId")];
        }

        var errors = new List<UserError>();
        if (application.Status == ApplicationStatus.Withdrawn)
        {
            errors.Add(new WrongState("The application is withdrawn: there is nothing to decide.", ScreamingSnake.Of(application.Status), "input", "applicationId"));
        }
        else if (application.DebriefOpenedAt is null)
        {
            errors.Add(new WrongState("The debrief is not open yet. Open it, then decide.", "DEBRIEF_NOT_OPEN", "input", "applicationId"));
        }

        if (input.ExpectedVersion is { } expected && expected != application.Version)
        {
            errors.Add(new VersionConflict(application.Version, "input", "expectedVersion"));
        }

        if (TextRules.Check(input.Rationale, 1, TextRules.ReasonMax, "input", "rationale") is { } rationale)
        {
            errors.Add(rationale);
        }

        return errors;
    }

    /// <summary>The event of a decision that has nothing wrong.</summary>
    public static DecisionRecorded Decide(RecordDecisionInput input, Application application, DecisionHistory? history, PersonId by, DateTimeOffset now) =>
        new(application.Id, (history?.Decisions.Count ?? 0) + 1, input.Outcome, by, now);

    /// <summary>The application once it is recorded. To hold is to go on: more interviews may be scheduled, also where it had been decided otherwise.</summary>
    public static Application Apply(Application application, DecisionRecorded recorded) => application with
    {
        Status = recorded.Outcome == DecisionOutcome.Hold ? ApplicationStatus.Active : ApplicationStatus.Decided,
        DecidedAt = recorded.At,
    };

    /// <summary>Its words.</summary>
    public static DecisionText TextOf(DecisionRecorded recorded, string rationale) =>
        new() { Id = DecisionText.IdOf(recorded.ApplicationId, recorded.Number), Rationale = rationale.Trim() };
}
