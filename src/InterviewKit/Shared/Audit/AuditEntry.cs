namespace InterviewKit.Shared;

/// <summary>How it ended. Stored as its number: never renumber.</summary>
public enum AuditOutcome
{
    Done = 1,
    Refused = 2,
    Shown = 3,
}

/// <summary>Who did, or was refused, or was shown what. Ids and the actor's name only; no text, no address.</summary>
/// <param name="Actor">Who.</param>
/// <param name="At">When.</param>
/// <param name="Action">The mutation's or the field's name.</param>
/// <param name="NodeId">The global id of what it was about; null where there is none.</param>
/// <param name="Outcome">How it ended.</param>
public sealed record AuditEntry(Actor Actor, DateTimeOffset At, string Action, string? NodeId, AuditOutcome Outcome);
