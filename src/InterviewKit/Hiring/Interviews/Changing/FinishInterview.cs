using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The interviewer ends what they began. Optional: a scorecard may come in without it.</summary>
internal static class FinishInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<VersionedIdInput>(
        context,
        (input, session, cancellationToken) => InterviewChange.RunAsync(
            input.Id, context, session, it => Check(input, it), interview => Decide(interview, session.Now), cancellationToken));

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(VersionedIdInput input, InterviewAtHand it) => it.RefuseOthers() is { } refusal
        ? [refusal]
        : [.. it.CheckState(input.ExpectedVersion, "Only an interview that has begun can end.", InterviewStatus.InProgress)];

    /// <summary>From now on it awaits its scorecard. One that never had a time is due from its end, so that it can be late at all.</summary>
    internal static Interview Decide(Interview interview, DateTimeOffset now) => interview with
    {
        Status = InterviewStatus.AwaitingScorecard,
        FinishedAt = now,
        ScorecardDueAt = interview.ScorecardDueAt ?? now + InterviewTimes.DueAfterEnd,
    };
}
