using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The interviewer begins. Optional: a scorecard may come in without it.</summary>
internal static class StartInterview
{
    public static ValueTask<InterviewPayload> ResolveAsync(FieldContext context) => InterviewPayload.RunAsync<VersionedIdInput>(
        context,
        (input, session, cancellationToken) => InterviewChange.RunAsync(
            input.Id, context, session, it => Check(input, it), interview => Decide(interview, session.Now), cancellationToken));

    /// <summary>All that is wrong.</summary>
    internal static IReadOnlyList<UserError> Check(VersionedIdInput input, InterviewAtHand it) => it.RefuseOthers() is { } refusal
        ? [refusal]
        : [.. it.CheckState(input.ExpectedVersion, "Only an interview that is scheduled can begin.", InterviewStatus.Scheduled)];

    internal static Interview Decide(Interview interview, DateTimeOffset now) =>
        interview with { Status = InterviewStatus.InProgress, StartedAt = now };
}
