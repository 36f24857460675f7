using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

internal sealed record RescheduleInterviewInput(
    string Id, int? ExpectedVersion, DateTimeOffset? ScheduledAt, int? Minutes, DateTimeOffset? ScorecardDueAt, string? IdempotencyKey) : ICommandInput
{
    /// <summary>Whether the interview itself is moved, not only the time until which its scorecard is awaited.</summary>
    public bool MovesInterview => ScheduledAt is not null || Minutes is not null;
}

/// <summary>Gives an interview another time or length, or its scorecard another due time. What is left out stays as it is.</summary>
internal static class RescheduleInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<RescheduleInterviewInput>(
        context,
        (input, session, cancellationToken) => InterviewChange.RunAsync(
            input.Id, context, session, it => Check(input, it), interview => Decide(input, interview), cancellationToken));

    /// <summary>All that is wrong. An interview that has begun is not moved; its scorecard may still be due later.</summary>
    internal static IReadOnlyList<UserError> Check(RescheduleInterviewInput input, InterviewAtHand it)
    {
        if (it.RefuseUnlessManaging("reschedule") is { } refusal)
        {
            return [refusal];
        }

        var errors = new List<UserError>(input.MovesInterview
            ? it.CheckState(input.ExpectedVersion, "Only an interview that has not begun can be moved.", InterviewStatus.Scheduled)
            : it.CheckState(
                input.ExpectedVersion,
                "Its scorecard is not awaited.",
                InterviewStatus.Scheduled,
                InterviewStatus.InProgress,
                InterviewStatus.AwaitingScorecard));
        if (!input.MovesInterview && input.ScorecardDueAt is null)
        {
            errors.Add(new InvalidInput("Give at least one of scheduledAt, minutes and scorecardDueAt.", "input"));
        }

        errors.AddRange(InterviewTimes.Check(input.ScheduledAt ?? it.Interview.ScheduledAt, input.Minutes, input.ScorecardDueAt));
        return errors;
    }

    internal static Interview Decide(RescheduleInterviewInput input, Interview interview)
    {
        var scheduledAt = input.ScheduledAt ?? interview.ScheduledAt;
        var minutes = input.Minutes ?? interview.Minutes;
        var due = input.MovesInterview ? InterviewTimes.DueAt(scheduledAt, minutes) : interview.ScorecardDueAt;
        return interview with { ScheduledAt = scheduledAt, Minutes = minutes, ScorecardDueAt = input.ScorecardDueAt ?? due };
    }
}
