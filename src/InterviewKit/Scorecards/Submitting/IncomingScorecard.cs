using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard that comes in: event, snapshot, words, interview and outbox, all in the command's transaction.</summary>
internal static class IncomingScorecard
{
    /// <param name="content">Its words.</param>
    /// <param name="submitted">The event of it.</param>
    /// <param name="interview">The interview as it stands; of version 0 where the scorecard brings it along.</param>
    /// <param name="withdrawn">The scorecard that was taken back before, and that this one continues; null where there was none.</param>
    /// <param name="session">The command's.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task StoreAsync(
        IScorecardContent content,
        ScorecardSubmitted submitted,
        Interview interview,
        Scorecard? withdrawn,
        CommandSession session,
        CancellationToken cancellationToken)
    {
        var documents = session.Documents;
        var scorecard = ScorecardId.Of(interview.Id);
        if (withdrawn is null)
        {
            documents.Events.StartStream<Scorecard>(scorecard.Value, submitted);
        }
        else
        {
            documents.Events.Append(scorecard.Value, withdrawn.Version + 1, submitted);
        }

        documents.Insert(ScorecardContent.Words(content, scorecard, submitted.Revision));
        var completed = interview with { Status = InterviewStatus.Completed };
        if (interview.Version == 0)
        {
            documents.Insert(completed);
        }
        else
        {
            documents.UpdateRevision(completed, interview.Version + 1);
        }

        await PanelCompletion.ReconsiderAsync(session, completed, cancellationToken);

        var applicationId = GlobalId.Of(interview.ApplicationId);
        session.Announce(ChangeType.ScorecardSubmitted, GlobalId.Of(scorecard), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
    }
}
