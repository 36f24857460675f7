using InterviewKit.Debriefs;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>Tells that an application's debrief was opened, and what was decided in it, by the rules that the commands decide by.</summary>
internal sealed class DebriefTelling(SeedFile file, DemoStage stage, DemoStory story, IReadOnlyDictionary<string, Person> people, PanelOf panel)
{
    /// <summary>No calibration is fitted at the moment of loading: the demo's debriefs are pinned to the documented defaults.</summary>
    private const int CalibrationVersion = 0;

    /// <summary>The application as the debrief left it.</summary>
    public Application Tell(DebriefEntry entry, Application application)
    {
        var at = stage.Now.DaysBefore(entry.Opened);
        if (at < application.CreatedAt)
        {
            file.Problem(entry.Lines.Of("opened"), "The debrief is opened before the application.");
        }

        if (Find(entry.By) is not { } opener)
        {
            return application;
        }

        var id = GlobalId.Of(application.Id);
        var errors = OpenDebrief.Check(new VersionedIdInput(id, null, null), application, panel.Opening.Facts(), opener.Viewer(stage.Workspace));
        foreach (var error in errors)
        {
            file.Problem(entry.Lines.Of("by"), error);
        }

        if (errors.Count > 0)
        {
            return application;
        }

        Did(at, opener, "openDebrief", ChangeType.DebriefOpened, ChangeType.ApplicationChanged, ChangeType.ProfileUpdated);
        return TellDecisions(entry, OpenDebrief.Decide(application, opener.Id, CalibrationVersion, at));
    }

    private Application TellDecisions(DebriefEntry entry, Application application)
    {
        var history = (DecisionHistory?)null;
        var last = application.DebriefOpenedAt;
        foreach (var decision in entry.Decisions)
        {
            var at = stage.Now.DaysBefore(decision.Decided);
            if (at < last)
            {
                file.Problem(decision.Lines.Of("decided"), "It is decided before what comes first: the debrief's opening, or an earlier decision.");
            }

            if (Find(decision.By) is not { } decider || Decide(decision, application, history, decider, at) is not { } recorded)
            {
                continue;
            }

            history = history?.Apply(recorded) ?? DecisionHistory.Create(recorded);
            application = RecordDecision.Apply(application, recorded);
            last = at;
        }

        return application;
    }

    private DecisionRecorded? Decide(DecisionEntry entry, Application application, DecisionHistory? history, Person decider, DateTimeOffset at)
    {
        var input = new RecordDecisionInput(GlobalId.Of(application.Id), null, entry.Outcome, entry.Rationale, null);
        var errors = RecordDecision.Check(input, application, panel.Opening.Facts(), decider.Viewer(stage.Workspace));
        foreach (var error in errors)
        {
            file.Problem(entry.Lines.Of(error.Path is [_, "rationale"] ? "rationale" : "by"), error);
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var recorded = RecordDecision.Decide(input, application, history, decider.Id, at);
        story.Decisions.Add(new ToldDecision(recorded, RecordDecision.TextOf(recorded, entry.Rationale)));
        Did(at, decider, "recordDecision", ChangeType.DecisionRecorded, ChangeType.ApplicationChanged);
        return recorded;
    }

    private Person? Find(SeedKey? by)
    {
        by?.RequireIn([.. people.Keys], "person of the demo", file);
        return by is null ? panel.Lead : people.GetValueOrDefault(by.Value);
    }

    private void Did(DateTimeOffset at, Person person, string action, params IReadOnlyList<ChangeType> changes)
    {
        var id = GlobalId.Of(panel.Application.Id);
        story.Deeds.Add(new DemoDeed(at, person.Actor(stage.Workspace), action, id, id, [.. changes.Select(type => (type, id))]));
    }
}
