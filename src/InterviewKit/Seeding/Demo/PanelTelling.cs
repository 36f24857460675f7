using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>Whose interviews are told.</summary>
internal sealed record PanelOf(Application Application, Opening Opening, Candidate Candidate, Person Lead);

/// <summary>Tells the interviews of one application, and the scorecards that came of them, in the order in which they came in.</summary>
internal sealed class PanelTelling(
    SeedFile file, DemoStage stage, DemoStory story, IReadOnlyDictionary<string, Person> people, PanelOf panel)
{
    /// <summary>The application, with the moment when its panel was complete.</summary>
    public Application Tell(IReadOnlyList<InterviewEntry> entries)
    {
        var interviews = new Dictionary<InterviewId, Interview>();
        var cards = new List<(DateTimeOffset At, Interview Interview, InterviewEntry Entry)>();
        foreach (var entry in entries)
        {
            if (Schedule(entry) is not { } interview)
            {
                continue;
            }

            interviews[interview.Id] = interview;
            if (entry.Scorecard is { } scorecard)
            {
                cards.Add((EndOf(interview).AddHours(scorecard.Submitted), interview, entry));
            }
        }

        DateTimeOffset? complete = null;
        foreach (var (at, interview, entry) in cards.OrderBy(card => card.At))
        {
            ScorecardTelling.Tell(file, stage, story, entry.Scorecard!, new CardOf(at, interview, people[entry.Interviewer.Value], panel.Opening));
            var withdrawn = entry.Scorecard!.Withdrawn is not null;
            interviews[interview.Id] = interview with { Status = withdrawn ? InterviewStatus.AwaitingScorecard : InterviewStatus.Completed, ScorecardWithdrawn = withdrawn };
            complete ??= Seal.IsPanelComplete([.. interviews.Values.Select(it => it.Facts())]) ? at : null;
        }

        story.Interviews.AddRange(interviews.Values);
        return panel.Application with { PanelCompletedAt = complete };
    }

    private static DateTimeOffset EndOf(Interview interview) => interview.ScheduledAt!.Value.AddMinutes(interview.Minutes);

    private Interview? Schedule(InterviewEntry entry)
    {
        entry.Interviewer.RequireIn([.. people.Keys], "person of the demo", file);
        entry.QuestionSet?.RequireIn([.. stage.QuestionSets.Keys], "published question set", file);
        var set = entry.QuestionSet is { } key ? stage.QuestionSets.GetValueOrDefault(key.Value) : null;
        if (!people.TryGetValue(entry.Interviewer.Value, out var interviewer) || (entry.QuestionSet is not null && set is null))
        {
            return null;
        }

        var input = new ScheduleInterviewInput(
            new ApplicationRefInput { Id = GlobalId.Of(panel.Application.Id) },
            new PersonRefInput { Email = interviewer.Email },
            entry.QuestionSet is null ? null : GlobalId.Of(QuestionSet.NodeType, entry.QuestionSet.Value),
            entry.Focus?.Select(focus => focus.Value).ToList(),
            entry.Round,
            stage.Now.DaysBefore(entry.Scheduled),
            entry.Minutes,
            ScorecardDueAt: null,
            [],
            IdempotencyKey: null);
        var facts = new ScheduleInterview.Facts(
            panel.Application, panel.Opening, panel.Candidate, interviewer, set, stage.Dimensions, stage.Roles[panel.Opening.RoleKey]);
        var errors = ScheduleInterview.Check(input, facts);
        foreach (var error in errors)
        {
            file.Problem(entry.Lines.Of(error.Path is [_, "focusDimensionKeys", ..] ? "focus" : error.Path is [_, var field, ..] ? field : ""), error);
        }

        if (input.ScheduledAt < panel.Application.CreatedAt)
        {
            file.Problem(entry.Lines.Of("scheduled"), "The interview takes place before the application.");
        }

        return errors.Count > 0 ? null : TakePlace(
            ScheduleInterview.Decide(input, facts, stage.Now) with { Id = DemoIds.Of<InterviewId>(stage.Workspace, $"{file.Key}/{entry.Key.Value}") },
            interviewer);
    }

    /// <summary>Starts and ends the interview as far as the time has come.</summary>
    private Interview TakePlace(Interview interview, Person interviewer)
    {
        var start = interview.ScheduledAt!.Value;
        var end = EndOf(interview);
        Did(panel.Application.CreatedAt, panel.Lead, "scheduleInterview", interview);
        if (start <= stage.Now)
        {
            Did(start, interviewer, "startInterview", interview);
            interview = interview with { Status = InterviewStatus.InProgress, StartedAt = start };
        }

        if (end <= stage.Now)
        {
            Did(end, interviewer, "finishInterview", interview);
            interview = interview with { Status = InterviewStatus.AwaitingScorecard, FinishedAt = end };
        }

        return interview;
    }

    private void Did(DateTimeOffset at, Person person, string action, Interview interview)
    {
        var id = GlobalId.Of(interview.Id);
        story.Deeds.Add(new DemoDeed(at, person.Actor(stage.Workspace), action, id, GlobalId.Of(panel.Application.Id), (ChangeType.InterviewChanged, id)));
    }
}
