using InterviewKit.Access;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>
/// Reads what <see cref="SubmitScorecard"/> decides on, and stores what it decided: event, snapshot, words, interview, outbox, all in one transaction.
/// Its author is answered with what was committed.
/// </summary>
internal static class SubmitScorecardCommand
{
    public static ValueTask<ScorecardPayload> ResolveAsync(FieldContext context)
    {
        Action? remember = null;
        Scorecard? written = null;
        return ScorecardPayload.RunAsync<SubmitScorecardInput>(
            context,
            async (input, session, cancellationToken) =>
            {
                var reading = await SubmitScorecardReading.ReadAsync(input.InterviewId, context, session, cancellationToken);
                if (reading is null)
                {
                    return new CommandOutcome.Refused(NotFound.Of("interview", "input", "interviewId"));
                }

                if (SubmitScorecard.Check(input, reading.Facts, context.Service<Viewer>()) is { Count: > 0 } errors)
                {
                    return new CommandOutcome.Refused(errors);
                }

                var text = Store(input, reading, session, out var scorecard);
                written = scorecard;
                remember = () =>
                {
                    context.Service<ScorecardTexts>().Remember([scorecard], [text]);
                    context.Service<TaxonomyCatalog>().Keep(reading.Facts.Dimensions);
                };
                return new CommandOutcome.Changed(NodeKeys.Of(scorecard.Id), Created: reading.Withdrawn is null);
            },
            () =>
            {
                remember?.Invoke();
                return written;
            });
    }

    /// <summary>Queues all that it writes, and answers with the words; the scorecard as it will stand.</summary>
    private static ScorecardText Store(SubmitScorecardInput input, SubmitScorecardReading reading, CommandSession session, out Scorecard scorecard)
    {
        var documents = session.Documents;
        var (interview, withdrawn) = (reading.Facts.Interview, reading.Withdrawn);
        var submitted = SubmitScorecard.Decide(input, reading.Facts, revision: (withdrawn?.Current.Number ?? 0) + 1, session.Now);
        var id = ScorecardId.Of(interview.Id);
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

        var text = new ScorecardText
        {
            Id = ScorecardText.IdOf(id, submitted.Revision),
            Summary = input.Summary.Trim(),
            Evidence = [.. input.Ratings.Select(rating => rating.Evidence.Trim())],
        };
        documents.Insert(text);
        var completed = interview with { Status = InterviewStatus.Completed };
        documents.UpdateRevision(completed, interview.Version + 1);
        CompletePanel(completed, reading, session);

        var applicationId = GlobalId.Of(interview.ApplicationId);
        session.Announce(ChangeType.ScorecardSubmitted, GlobalId.Of(id), applicationId);
        session.Announce(ChangeType.InterviewChanged, GlobalId.Of(interview.Id), applicationId);
        session.Announce(ChangeType.ProfileUpdated, applicationId, applicationId);
        return text;
    }

    /// <summary>Remembers when nobody owed a scorecard for the first time. The exclusive lock makes the last of the panel see all others.</summary>
    private static void CompletePanel(Interview completed, SubmitScorecardReading reading, CommandSession session)
    {
        var application = reading.Application;
        if (application.PanelCompletedAt is null
            && Seal.IsPanelComplete([.. reading.Interviews.Select(interview => (interview.Id == completed.Id ? completed : interview).Facts())]))
        {
            session.Documents.UpdateRevision(application with { PanelCompletedAt = session.Now }, application.Version + 1);
        }
    }
}
