using InterviewKit.Access;
using InterviewKit.Documents;

namespace InterviewKit.Debriefs;

/// <summary>The decisions on an application as their events have made it: a snapshot in the transaction of each event.</summary>
public sealed record DecisionHistory : IRevisioned
{
    /// <summary>The application's, and its stream's.</summary>
    public required ApplicationId Id { get; init; }

    /// <summary>The version of the stream.</summary>
    public int Version { get; set; }

    /// <summary>The first one first; the last one stands.</summary>
    public required IReadOnlyList<RecordedDecision> Decisions { get; init; }

    /// <summary>Begins with the first.</summary>
    public static DecisionHistory Create(DecisionRecorded recorded) => new() { Id = recorded.ApplicationId, Decisions = [RecordedDecision.Of(recorded)] };

    /// <summary>Adds another: what was decided before stays.</summary>
    public DecisionHistory Apply(DecisionRecorded recorded) => this with { Decisions = [.. Decisions, RecordedDecision.Of(recorded)] };
}

/// <summary>One decision: it never changes.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
public sealed record RecordedDecision(int Number, DecisionOutcome Outcome, PersonId By, DateTimeOffset At)
{
    public static RecordedDecision Of(DecisionRecorded recorded) => new(recorded.Number, recorded.Outcome, recorded.By, recorded.At);
}
