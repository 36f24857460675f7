using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>Calls an interview off: nobody owes a scorecard of it.</summary>
internal static class CancelInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<ReasonedIdInput>(
        context,
        (input, session, cancellationToken) => InterviewChange.RunAsync(
            input.Id, context, session, it => Check(input, it), interview => Decide(input, interview), cancellationToken));

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(ReasonedIdInput input, InterviewAtHand it)
    {
        if (it.RefuseUnlessManaging("cancel") is { } refusal)
        {
            return [refusal];
        }

        var errors = new List<UserError>(it.CheckState(
            input.ExpectedVersion,
            it.Interview.ScorecardIn
                ? "Its scorecard is in. Its author or an administrator may withdraw that; then the interview can be canceled."
                : "The interview has been called off already.",
            InterviewStatus.Scheduled,
            InterviewStatus.InProgress,
            InterviewStatus.AwaitingScorecard));
        if (TextRules.Check(input.Reason, 1, TextRules.ReasonMax, "input", "reason") is { } reason)
        {
            errors.Add(reason);
        }

        return errors;
    }

    internal static Interview Decide(ReasonedIdInput input, Interview interview) =>
        interview with { Status = InterviewStatus.Canceled, CancelReason = input.Reason.Trim() };
}
