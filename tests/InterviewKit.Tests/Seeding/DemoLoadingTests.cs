using InterviewKit.Access;
using InterviewKit.Debriefs;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Seeding;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Seeding;

public sealed class DemoLoadingTests : IAsyncLifetime
{
    private readonly SeedFolderCopy _seed = SeedFolderCopy.Small();
    private SeedDatabase _database = null!;

    public async Task InitializeAsync() => _database = await SeedDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        _seed.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_second_load_changes_nothing_and_says_that_the_demo_is_there()
    {
        await LoadSmallAsync();
        _database.Reported.ShouldHaveSingleItem().ShouldBe("The demo is in workspace demo: 2 people, 1 opening, 1 application, 2 interviews, 1 scorecard.");
        var before = await _database.FingerprintAsync();
        _database.Time.Advance(TimeSpan.FromDays(3));
        await _database.LoadDemoAsync(_seed.Path);

        (await _database.FingerprintAsync()).ShouldBe(before);
        _database.Reported.ShouldHaveSingleItem().ShouldBe("The demo was not loaded into workspace demo: it is there already.");
    }

    [Fact]
    public async Task Its_times_are_told_from_the_moment_of_loading()
    {
        await LoadSmallAsync();

        var now = _database.Time.GetUtcNow();
        var (application, interviews) = await CleoAsync();
        application.CreatedAt.ShouldBe(now.AddDays(-10));
        interviews[0].ScheduledAt.ShouldBe(now.AddDays(-5));
        interviews[0].ScorecardDueAt.ShouldBe(now.AddDays(-5).AddMinutes(60).AddHours(24));
        interviews[1].ScheduledAt.ShouldBe(now.AddDays(1.5));
        var opening = await OnlyAsync<Opening>();
        opening.CreatedAt.ShouldBe(now.AddDays(-20));
    }

    [Fact]
    public async Task An_interview_is_completed_by_its_scorecard_and_scheduled_while_it_lies_ahead()
    {
        await LoadSmallAsync();

        var (application, interviews) = await CleoAsync();
        interviews.Select(interview => interview.Status).ShouldBe([InterviewStatus.Completed, InterviewStatus.Scheduled]);
        interviews.Select(interview => interview.QuestionSetVersionId).ShouldBe(["engineer-senior/1", null]);
        interviews[1].FocusKeys.ShouldBe(["care", "speed"]);
        application.PanelCompletedAt.ShouldBeNull();
    }

    [Fact]
    public async Task The_panel_is_complete_when_its_last_scorecard_comes_in()
    {
        _seed.Replace("demo/applications/cleo-bench.yaml", """
              - key: cleo-ada
                interviewer: ada
                round: 2
                scheduled: -1.5
                minutes: 45
            """, """
              - key: cleo-ada
                interviewer: ada
                round: 2
                scheduled: 3
                minutes: 45
                scorecard:
                  submitted: 4
                  recommendation: "NO"
                  summary: Not sure that this is quick enough.
                  ratings:
                    - dimension: care
                      score: 3
                      evidence: Checked the measures when asked.
                    - dimension: speed
                      score: 2
                      evidence: A month for what takes a week.
            """);
        await LoadSmallAsync();

        var (application, interviews) = await CleoAsync();
        application.PanelCompletedAt.ShouldBe(interviews[1].FinishedAt!.Value.AddHours(4));
    }

    [Fact]
    public async Task A_scorecards_snapshot_comes_from_its_event_and_its_words_stand_apart()
    {
        await LoadSmallAsync();

        var (_, interviews) = await CleoAsync();
        await using var session = _database.Session();
        var scorecard = await OnlyAsync<Scorecard>();
        scorecard.Id.ShouldBe(ScorecardId.Of(interviews[0].Id));
        scorecard.SubmittedAt.ShouldBe(interviews[0].FinishedAt!.Value.AddHours(2));
        scorecard.Current.Receipt.ShouldBe(new Receipt(Known: true, Independent: true, LastExposure: 0));
        scorecard.Current.Ratings.ShouldBe(
        [
            new RatingGiven("care", 1, "first", 1, Assessment.Scored, 4),
            new RatingGiven("speed", 1, null, null, Assessment.NotAsked, null),
        ]);
        var events = await session.Events.FetchStreamAsync(scorecard.Id.Value);
        events.ShouldHaveSingleItem().Data.ShouldBeOfType<ScorecardSubmitted>();
        var text = (await session.LoadAsync<ScorecardText>(ScorecardText.IdOf(scorecard.Id, 1))).ShouldNotBeNull();
        text.Summary.ShouldBe("Careful and quick enough for this bench.");
        text.Evidence.ShouldBe(["Measured twice before the first cut.", ""]);
        (await _database.ScalarAsync<bool>("select not bool_or(data::text like '%Measured twice%') from mt_events")).ShouldBeTrue();
    }

    [Fact]
    public async Task Audit_and_outbox_are_as_the_commands_would_have_written_them()
    {
        await LoadSmallAsync();

        (await _database.ScalarAsync<string>("""
            select string_agg(action || ' ' || actor_name, ', ' order by id) from ik_audit where action <> 'loadSeed'
            """)).ShouldBe(
            "invitePerson system, invitePerson system, openOpening Ada Lind, addApplication Ada Lind, scheduleInterview Ada Lind, scheduleInterview Ada Lind, "
            + "startInterview Ben Oduya, finishInterview Ben Oduya, submitScorecard Ben Oduya");
        (await _database.ScalarAsync<long>($"select count(*) from ik_outbox where type = {(int)ChangeType.ScorecardSubmitted} and application_id is not null")).ShouldBe(1);
        (await _database.ScalarAsync<long>($"select count(*) from ik_outbox where type = {(int)ChangeType.ProfileUpdated}")).ShouldBe(1);
        (await _database.ScalarAsync<long>($"select count(*) from ik_outbox where type = {(int)ChangeType.InterviewChanged}")).ShouldBe(5);
    }

    [Fact]
    public async Task A_debrief_and_its_decisions_are_as_the_commands_would_have_left_them()
    {
        _seed.Replace("demo/applications/cleo-bench.yaml", "minutes: 45", """
            minutes: 45
            debrief:
              opened: 1
              decisions:
                - decided: 0.75
                  outcome: HOLD
                  rationale: We wait for the second conversation.
                - decided: 0.5
                  outcome: REJECT
                  rationale: The second conversation is not wanted any more.
            """);
        await LoadSmallAsync();

        var now = _database.Time.GetUtcNow();
        var (application, _) = await CleoAsync();
        (application.Status, application.DebriefOpenedAt, application.DecidedAt, application.CalibrationVersion)
            .ShouldBe((ApplicationStatus.Decided, now.AddDays(-1), now.AddDays(-0.5), 0));
        await using var session = _database.Session();
        var ada = (await session.Query<Person>().Where(person => person.Name == "Ada Lind").ToListAsync()).ShouldHaveSingleItem().Id;
        application.DebriefOpenedBy.ShouldBe(ada);
        var history = (await OnlyAsync<DecisionHistory>()).Decisions;
        history.ShouldBe([new RecordedDecision(1, DecisionOutcome.Hold, ada, now.AddDays(-0.75)), new RecordedDecision(2, DecisionOutcome.Reject, ada, now.AddDays(-0.5))]);
        (await session.LoadAsync<DecisionText>(DecisionText.IdOf(application.Id, 2))).ShouldNotBeNull().Rationale.ShouldBe("The second conversation is not wanted any more.");
        (await _database.ScalarAsync<string>("select string_agg(action, ', ' order by id) from ik_audit where action in ('openDebrief', 'recordDecision')"))
            .ShouldBe("openDebrief, recordDecision, recordDecision");
        (await _database.ScalarAsync<long>($"select count(*) from ik_outbox where type in ({(int)ChangeType.DebriefOpened}, {(int)ChangeType.DecisionRecorded})")).ShouldBe(3);
    }

    [Fact]
    public async Task Its_people_are_told_with_their_ids_before_and_after_loading()
    {
        var told = SeedDemo.People(SeedDatabase.Workspace, _seed.Path);
        await LoadSmallAsync();

        told.Select(person => person.Email).ShouldBe(["ada.lind@example.com", "ben.oduya@example.com"]);
        await using var session = _database.Session();
        foreach (var person in told)
        {
            var stored = (await session.LoadAsync<Person>(person.Id.Value)).ShouldNotBeNull();
            stored.Name.ShouldBe(person.Name);
            GlobalId.Parse<PersonId>(person.GlobalId).ShouldBe(stored.Id);
            stored.Id.Value.Version.ShouldBe(8);
        }
    }

    [Fact]
    public void Two_workspaces_have_different_people()
    {
        var here = SeedDemo.People("demo", _seed.Path);
        var there = SeedDemo.People("other", _seed.Path);

        here.Select(person => person.Id).Intersect(there.Select(person => person.Id)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_workspace_is_made_where_there_is_none()
    {
        await LoadSmallAsync();

        await using var session = _database.Session();
        (await session.LoadAsync<Workspace>(SeedDatabase.Workspace)).ShouldNotBeNull().Name.ShouldBe("Demo workspace");
    }

    [Fact]
    public async Task A_workspace_that_is_there_keeps_its_name()
    {
        await _database.ChangeAsync(change => change.Insert(
            new Workspace { Key = SeedDatabase.Workspace, Name = "Ours", CreatedAt = _database.Time.GetUtcNow() }));
        await LoadSmallAsync();

        await using var session = _database.Session();
        (await session.LoadAsync<Workspace>(SeedDatabase.Workspace)).ShouldNotBeNull().Name.ShouldBe("Ours");
    }

    [Fact]
    public async Task A_second_workspace_gets_a_demo_of_its_own()
    {
        await LoadSmallAsync();
        await SeedBank.LoadAsync(_database.Store, "other", _seed.Path, _database.Time, _ => { }, CancellationToken.None);
        await SeedDemo.LoadAsync(_database.Store, "other", _seed.Path, _database.Time, _ => { }, CancellationToken.None);

        await using var other = _database.Session("other");
        (await other.Query<Person>().CountAsync()).ShouldBe(2);
        (await other.Query<Scorecard>().CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_load_the_demo_once()
    {
        await _database.LoadBankAsync(_seed.Path);
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var sentences = new List<string>();
            await SeedDemo.LoadAsync(_database.Store, SeedDatabase.Workspace, _seed.Path, _database.Time, sentences.Add, CancellationToken.None);
            return sentences.ShouldHaveSingleItem();
        }));

        reports.Count(report => report.EndsWith("it is there already.", StringComparison.Ordinal)).ShouldBe(3);
        await OnlyAsync<Scorecard>();
    }

    [Fact]
    public async Task An_address_that_is_somebody_elses_keeps_the_demo_out()
    {
        await _database.LoadBankAsync(_seed.Path);
        await _database.ChangeAsync(change => change.Insert(new Person
        {
            Id = new PersonId(Guid.CreateVersion7()),
            Name = "Another Ada",
            Email = "Ada.Lind@example.com",
            Roles = [PersonRole.Interviewer],
        }));
        await _database.LoadDemoAsync(_seed.Path);

        _database.Reported.ShouldHaveSingleItem().ShouldBe(
            "The demo was not loaded into workspace demo: Ada.Lind@example.com is the address of somebody who is not of the demo.");
        await using var session = _database.Session();
        (await session.Query<Opening>().AnyAsync()).ShouldBeFalse();
    }

    [Fact]
    public async Task Without_the_bank_the_demo_says_what_it_lacks_and_loads_nothing()
    {
        var before = await _database.FingerprintAsync();

        var fault = await Should.ThrowAsync<SeedException>(() => _database.LoadDemoAsync(_seed.Path));

        fault.Message.ShouldStartWith("seed-data/demo/openings.yaml:3: There is no role \"engineer\".");
        (await _database.FingerprintAsync()).ShouldBe(before);
    }

    private async Task LoadSmallAsync()
    {
        await _database.LoadBankAsync(_seed.Path);
        await _database.LoadDemoAsync(_seed.Path);
    }

    private async Task<(Application Application, IReadOnlyList<Interview> Interviews)> CleoAsync()
    {
        await using var session = _database.Session();
        return (await OnlyAsync<Application>(), await session.Query<Interview>().OrderBy(interview => interview.ScheduledAt).ToListAsync());
    }

    private async Task<T> OnlyAsync<T>()
        where T : notnull
    {
        await using var session = _database.Session();
        return (await session.Query<T>().ToListAsync()).ShouldHaveSingleItem();
    }
}
