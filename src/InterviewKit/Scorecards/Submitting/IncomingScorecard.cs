using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard that comes in, and its words, as they will stand: event, snapshot, words, interview and outbox, all in one transaction.</summary>
internal sealed record IncomingScorecard(Scorecard Scorecard, ScorecardText Text)
{
    /// <summary>Queues all that it writes.</summary>
    /// <param name="content">Its words.</param>
    /// <param name="submitted">The event of it.</param>
    /// <param name="withdrawn">The scorecard that was taken back before, and that this one continues; null where there was none.</param>
    /// <param name="interview">The interview as it stands; of version 0 where the scorecard brings it along.</param>
    /// <param name="application">What the interview belongs to.</param>
    /// <param name="interviews">All of the application.</param>
    /// <param name="session">The command's, which holds the application's exclusive lock.</param>
    public static IncomingScorecard Store(
        IScorecardContent content,
        ScorecardSubmitted submitted,
        Scorecard? withdrawn,
        Interview interview,
        Application application,
        IReadOnlyList<Interview> interviews,
        CommandSession session)
    {
        var documents = session.Documents;
        var id = ScorecardId.Of(interview.Id);
        Scorecard scorecard;
        if (withdrawn is null)
        {
            documents.Events.StartStream<Scorecard>(id.Value, submitted);
            scorecard = Scorecard.Create(submitted) with { Version = 1 };
        }
        else
        {
            documents.Events.Append(id.Value, withdrawn.Version + 1, submitted);
            scorecard = withdrawn.Apply(submitted) with { Version = withdrawn.Version + 1 };
        }

        var text = ScorecardContent.Words(content, id, submitted.Revision);
        documents.Insert(text);
        var completed = interview with { Status = InterviewStatus.Completed };
        if (interview.Version == 0)
        {
            documents.Insert(completed);
        }
        else
        {
            documents.UpdateRevision(completed, interview.Version + 1);
        }

        PanelCompletion.Reconsider(application, interviews, completed, session);

        var applicationId = GlobalId.Of(interview.ApplicationId);
        session.Announce(ChangeType.ScorecardSubmitted, GlobalId.Of(id), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
        return new IncomingScorecard(scorecard, text);
    }
}
