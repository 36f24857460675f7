using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

internal sealed record ReassignInterviewInput(string Id, int? ExpectedVersion, PersonRefInput Interviewer, string? IdempotencyKey) : ICommandInput;

/// <summary>Gives an interview to somebody else, who owes its scorecard from then on. Whom it is taken from stays sealed: see <see cref="Access.Seal"/>.</summary>
internal static class ReassignInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<ReassignInterviewInput>(
        context,
        async (input, session, cancellationToken) =>
        {
            var interviewer = await input.Interviewer.FindAsync(session.Documents, cancellationToken);
            return await InterviewChange.RunAsync(
                input.Id, context, session, it => Check(input, it, interviewer), interview => Decide(interview, interviewer!), cancellationToken);
        });

    /// <summary>All that is wrong.</summary>
    /// <param name="input">The command.</param>
    /// <param name="it">The interview.</param>
    /// <param name="interviewer">Who is to hold it; null where the reference names nobody.</param>
    internal static IReadOnlyList<UserError> Check(ReassignInterviewInput input, InterviewAtHand it, Person? interviewer)
    {
        if (it.RefuseUnlessManaging("reassign") is { } refusal)
        {
            return [refusal];
        }

        var errors = new List<UserError>(it.CheckState(
            input.ExpectedVersion,
            it.Interview.ScorecardIn ? "Its scorecard is in: the interview stays its author's." : "The interview has been called off.",
            InterviewStatus.Scheduled,
            InterviewStatus.InProgress,
            InterviewStatus.AwaitingScorecard));
        if (it.Interview.ScorecardWithdrawn)
        {
            errors.Add(new WrongState(
                "A scorecard of it was withdrawn, and the next one is its author's. Cancel the interview and schedule another.",
                ScreamingSnake.Of(it.Interview.Status),
                "input",
                "id"));
        }

        if (interviewer?.Id == it.Interview.InterviewerId)
        {
            errors.Add(new InvalidInput($"The interview is {interviewer.Name}'s already.", "input", "interviewer"));
        }
        else if (ScheduleInterview.CheckInterviewer(interviewer, it.Candidate) is { } unfit)
        {
            errors.Add(unfit);
        }

        return errors;
    }

    internal static Interview Decide(Interview interview, Person interviewer) => interview with
    {
        InterviewerId = interviewer.Id,
        EarlierInterviewerIds = [.. interview.EarlierInterviewerIds.Append(interview.InterviewerId).Distinct()],
    };
}
