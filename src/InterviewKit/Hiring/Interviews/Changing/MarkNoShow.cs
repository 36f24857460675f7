using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The candidate did not come: nobody owes a scorecard of it.</summary>
internal static class MarkNoShow
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<VersionedIdInput>(
        context,
        (input, session, cancellationToken) => InterviewChange.RunAsync(input.Id, context, session, it => Check(input, it), Decide, cancellationToken));

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(VersionedIdInput input, InterviewAtHand it)
    {
        if (it.RefuseUnlessManaging("mark as missed") is { } refusal)
        {
            return [refusal];
        }

        if (it.Interview.ScorecardWithdrawn)
        {
            return
            [
                new WrongState(
                    "A scorecard was written of this interview, so it took place. Cancel it instead.", ScreamingSnake.Of(it.Interview.Status), "input", "id"),
            ];
        }

        return
        [
            .. it.CheckState(
                input.ExpectedVersion,
                it.Interview.ScorecardIn ? "Its scorecard is in, so it took place." : "The interview has been called off already.",
                InterviewStatus.Scheduled,
                InterviewStatus.InProgress,
                InterviewStatus.AwaitingScorecard),
        ];
    }

    internal static Interview Decide(Interview interview) => interview with { Status = InterviewStatus.NoShow };
}
