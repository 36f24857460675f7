using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Tells the demo from its files, by the rules that the commands decide by: what the service would have refused is a problem of the file.
/// </summary>
internal sealed class DemoTelling
{
    private readonly DemoFiles _files;
    private readonly DemoStage _stage;
    private readonly DemoStory _story;
    private readonly Dictionary<string, Person> _people;
    private readonly Dictionary<string, Candidate> _candidates;
    private readonly Dictionary<string, Opening> _openings;

    private DemoTelling(DemoFiles files, DemoStage stage)
    {
        (_files, _stage) = (files, stage);
        _people = files.People.ToDictionary(entry => entry.Key.Value, entry => entry.ToPerson(stage.Workspace), StringComparer.Ordinal);
        _candidates = files.Candidates.ToDictionary(
            entry => entry.Key.Value,
            entry => new Candidate { Id = DemoIds.Of<CandidateId>(stage.Workspace, entry.Key.Value), Name = entry.Name, Email = entry.Email },
            StringComparer.Ordinal);
        _openings = files.Openings.Select(entry => (entry.Key.Value, Opening: ToOpening(entry)))
            .Where(it => it.Opening is not null)
            .ToDictionary(it => it.Value, it => it.Opening!, StringComparer.Ordinal);
        _story = new DemoStory { People = [.. _people.Values], Candidates = [.. _candidates.Values], Openings = [.. _openings.Values] };
    }

    /// <summary>The story; what is wrong with it is noted with its files.</summary>
    public static DemoStory Tell(DemoFiles files, DemoStage stage)
    {
        var telling = new DemoTelling(files, stage);
        telling.TellBeginning();
        foreach (var (file, entry) in files.Applications)
        {
            telling.TellApplication(file, entry!);
        }

        return telling._story;
    }

    private void TellBeginning()
    {
        var first = _story.Openings.Select(opening => opening.CreatedAt).DefaultIfEmpty(_stage.Now).Min().AddDays(-1);
        foreach (var person in _story.People)
        {
            _story.Deeds.Add(new DemoDeed(first, Actor.System(_stage.Workspace), "invitePerson", GlobalId.Of(person.Id), null));
        }

        foreach (var opening in _story.Openings)
        {
            var id = GlobalId.Of(opening.Id);
            _story.Deeds.Add(new DemoDeed(opening.CreatedAt, LeadOf(opening).Actor(_stage.Workspace), "openOpening", id, null, (ChangeType.OpeningChanged, id)));
        }
    }

    /// <summary>The opening; null where the service would have refused it.</summary>
    private Opening? ToOpening(OpeningEntry entry)
    {
        var file = _files.OpeningsFile;
        foreach (var seat in entry.Panel)
        {
            seat.Person.RequireIn(_people.Keys, "person of the demo", file);
        }

        var panel = entry.Panel.Select(seat => _people.GetValueOrDefault(seat.Person.Value)).ToList();
        if (panel.Contains(null))
        {
            return null;
        }

        var input = new OpenOpeningInput(
            entry.Title,
            entry.Role.Value,
            entry.Level,
            entry.SealPolicy,
            [.. entry.Panel.Zip(panel, (seat, person) => new PanelMemberInput(new PersonRefInput { Email = person!.Email }, seat.Lead))],
            [],
            IdempotencyKey: null);
        var errors = OpenOpening.Check(input, panel, [.. _stage.Roles.Values]);
        foreach (var error in errors)
        {
            file.Problem(entry.Lines.Of(error.Path is [_, "roleKey"] ? "role" : error.Path is [_, var field, ..] ? field : ""), error);
        }

        if (errors.Count > 0)
        {
            return null;
        }

        var opening = new Opening
        {
            Id = DemoIds.Of<OpeningId>(_stage.Workspace, entry.Key.Value),
            Title = entry.Title,
            RoleKey = entry.Role.Value,
            Level = entry.Level,
            Status = OpeningStatus.Open,
            SealPolicy = entry.SealPolicy,
            Panel = [.. entry.Panel.Zip(panel, (seat, person) => new PanelSeat(person!.Id, seat.Lead))],
            CreatedAt = _stage.Now.DaysBefore(entry.Opened),
        };
        if (!Permissions.MayOpenOpenings(LeadOf(opening).Viewer(_stage.Workspace)))
        {
            file.Problem(entry.Lines.Of("panel"), $"{LeadOf(opening).Name} leads the panel and may not open openings; the role PANEL_LEAD, RECRUITER or ADMIN was expected.");
        }

        return opening;
    }

    private void TellApplication(SeedFile file, ApplicationEntry entry)
    {
        entry.Candidate.RequireIn(_candidates.Keys, "candidate of the demo", file);
        entry.Opening.RequireIn([.. _files.Openings.Select(opening => opening.Key.Value)], "opening of the demo", file);
        if (!_candidates.TryGetValue(entry.Candidate.Value, out var candidate) || !_openings.TryGetValue(entry.Opening.Value, out var opening))
        {
            return;
        }

        var application = new Application
        {
            Id = DemoIds.Of<ApplicationId>(_stage.Workspace, file.Key),
            OpeningId = opening.Id,
            CandidateId = candidate.Id,
            Status = ApplicationStatus.Active,
            CreatedAt = _stage.Now.DaysBefore(entry.Applied),
        };
        if (application.CreatedAt < opening.CreatedAt)
        {
            file.Problem(entry.Lines.Of("applied"), "The application is older than its opening.");
        }

        if (_story.Applications.Any(other => other.OpeningId == opening.Id && other.CandidateId == candidate.Id))
        {
            file.Problem(entry.Lines.Of("candidate"), $"{entry.Candidate.Value} applies for {entry.Opening.Value} in another file too.");
        }

        var id = GlobalId.Of(application.Id);
        var lead = LeadOf(opening);
        _story.Deeds.Add(new DemoDeed(application.CreatedAt, lead.Actor(_stage.Workspace), "addApplication", id, id, (ChangeType.ApplicationChanged, id)));
        var panel = new PanelOf(application, opening, candidate, lead);
        application = new PanelTelling(file, _stage, _story, _people, panel).Tell(entry.Interviews);
        _story.Applications.Add(entry.Debrief is { } debrief ? new DebriefTelling(file, _stage, _story, _people, panel).Tell(debrief, application) : application);
    }

    private Person LeadOf(Opening opening)
    {
        var lead = opening.Panel.First(seat => seat.Lead).PersonId;
        return _people.Values.First(person => person.Id == lead);
    }
}
