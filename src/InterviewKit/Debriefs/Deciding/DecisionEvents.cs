using InterviewKit.Access;

namespace InterviewKit.Debriefs;

/// <summary>A decision was recorded: ids, an enum and a time. Why, stands in a <see cref="DecisionText"/>, so that it can be erased.</summary>
/// <param name="ApplicationId">On what; its Guid is the stream's.</param>
/// <param name="Number">From 1: counted on with each decision on the application.</param>
/// <param name="Outcome">What was decided.</param>
/// <param name="By">Who recorded it.</param>
/// <param name="At">When.</param>
public sealed record DecisionRecorded(ApplicationId ApplicationId, int Number, DecisionOutcome Outcome, PersonId By, DateTimeOffset At);
