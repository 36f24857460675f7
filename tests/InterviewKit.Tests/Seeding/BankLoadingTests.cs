using InterviewKit.Documents;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Seeding;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests.Seeding;

public sealed class BankLoadingTests : IAsyncLifetime
{
    private const string SetKey = "engineer-senior";
    private readonly SeedFolderCopy _seed = SeedFolderCopy.Small();
    private SeedDatabase _database = null!;

    public async Task InitializeAsync() => _database = await SeedDatabase.CreateAsync();

    public async Task DisposeAsync()
    {
        _seed.Dispose();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task The_committed_bank_loads_into_an_empty_database_and_a_second_time_writes_nothing()
    {
        await _database.LoadBankAsync(CommittedSeed.Folder);
        _database.Reported.ShouldHaveSingleItem().ShouldEndWith(" 0 renewed, 0 kept as changed in the service.");
        var files = BankFiles.Read(CommittedSeed.Folder);
        await using (var session = _database.Session())
        {
            (await session.Query<Role>().CountAsync()).ShouldBe(files.Roles.Count);
            (await session.Query<Dimension>().CountAsync()).ShouldBe(files.Dimensions.Count);
            (await session.Query<Question>().Where(question => question.Status == QuestionStatus.Published).CountAsync()).ShouldBe(files.Questions.Count);
            (await session.Query<QuestionRevision>().CountAsync()).ShouldBe(files.Questions.Count);
            (await session.Query<QuestionSetVersion>().CountAsync()).ShouldBe(files.QuestionSets.Count);
        }

        var before = await _database.FingerprintAsync();
        await _database.LoadBankAsync(CommittedSeed.Folder);

        (await _database.FingerprintAsync()).ShouldBe(before);
        _database.Reported.ShouldHaveSingleItem().ShouldEndWith(": 0 added, 0 renewed, 0 kept as changed in the service.");
    }

    [Fact]
    public async Task A_loaded_question_is_published_at_its_first_revision_with_its_content()
    {
        await _database.LoadBankAsync(_seed.Path);

        await using var session = _database.Session();
        var question = (await session.LoadAsync<Question>("first")).ShouldNotBeNull();
        question.Revision.ShouldBe(1);
        question.Status.ShouldBe(QuestionStatus.Published);
        question.Content.Prompt.ShouldBe("Tell me about the first thing that you built.");
        question.Content.Rubric.Select(row => row.DimensionKey).ShouldBe(["care", "speed"]);
        question.Content.Rubric[0].Anchors.Select(anchor => anchor.Score).ShouldBe([1, 2, 3, 4, 5]);
        question.CreatedAt.ShouldBe(_database.Time.GetUtcNow());
        var revision = (await session.LoadAsync<QuestionRevision>("first/1")).ShouldNotBeNull();
        SeedRun.Same(revision.Content, question.Content).ShouldBeTrue();
    }

    [Fact]
    public async Task A_loaded_set_pins_its_questions_and_says_what_it_covers()
    {
        await _database.LoadBankAsync(_seed.Path);

        var (set, version) = await SetAsync();
        set.Status.ShouldBe(QuestionSetStatus.Published);
        set.DimensionKeys.ShouldBe(["care", "speed"]);
        version.Number.ShouldBe(1);
        version.Items.ShouldBe([new("first", 1, 14, "Start here."), new("second", 1, 14, null), new("third", 1, 10, null), new("fourth", 1, 14, null)]);
        version.Coverage.ShouldBe([new("care", 4, 52), new("speed", 4, 52)]);
    }

    [Fact]
    public async Task A_loaded_role_shares_out_its_weights_and_a_dimension_speaks_to_role_and_level()
    {
        await _database.LoadBankAsync(_seed.Path);

        await using var session = _database.Session();
        var role = (await session.LoadAsync<Role>("engineer")).ShouldNotBeNull();
        role.Dimensions.Select(dimension => (dimension.Key, dimension.Weight, dimension.Bar)).ShouldBe([("care", 0.75, 3.5), ("speed", 0.25, 2.5)]);
        var care = (await session.LoadAsync<Dimension>("care")).ShouldNotBeNull();
        care.Anchors("engineer", Level.Senior)[4].Behavior.ShouldBe("Also taught the apprentices why it matters.");
        care.Anchors("engineer", Level.Junior)[4].Behavior.ShouldBe("Also found why it was untidy each time.");
        care.Anchors("baker", null)[0].Behavior.ShouldBe("Shows none of care in anything told.");
        (await session.LoadAsync<RoleVersion>("engineer/1")).ShouldNotBeNull();
        (await session.LoadAsync<DimensionVersion>("care/1")).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_is_published_is_announced_and_audited_once()
    {
        await _database.LoadBankAsync(_seed.Path);
        await _database.LoadBankAsync(_seed.Path);

        (await _database.ScalarAsync<long>("select count(*) from ik_outbox where workspace = 'demo' and type = 1")).ShouldBe(4);
        (await _database.ScalarAsync<long>("select count(*) from ik_outbox where workspace = 'demo' and type = 3")).ShouldBe(1);
        (await _database.ScalarAsync<long>("select count(*) from ik_audit where workspace = 'demo' and action = 'loadSeed' and actor_id = 'system'")).ShouldBe(8);
    }

    [Fact]
    public async Task A_changed_question_makes_the_next_revision_and_keeps_the_first()
    {
        await _database.LoadBankAsync(_seed.Path);
        _database.Time.Advance(TimeSpan.FromDays(1));
        _seed.Replace("questions/first.yaml", "What did it hold?", "What did it hold, and for how long?");
        await _database.LoadBankAsync(_seed.Path);

        _database.Reported.ShouldHaveSingleItem().ShouldEndWith(": 0 added, 2 renewed, 0 kept as changed in the service.");
        await using var session = _database.Session();
        var question = (await session.LoadAsync<Question>("first")).ShouldNotBeNull();
        question.Revision.ShouldBe(2);
        question.Content.FollowUps[0].ShouldBe("What did it hold, and for how long?");
        question.CreatedAt.ShouldBe(_database.Time.GetUtcNow().AddDays(-1));
        question.UpdatedAt.ShouldBe(_database.Time.GetUtcNow());
        (await session.LoadAsync<QuestionRevision>("first/1")).ShouldNotBeNull().Content.FollowUps[0].ShouldBe("What did it hold?");
        (await session.LoadAsync<QuestionRevision>("first/2")).ShouldNotBeNull().Content.FollowUps[0].ShouldBe("What did it hold, and for how long?");
        (await session.LoadAsync<Question>("second")).ShouldNotBeNull().Revision.ShouldBe(1);
    }

    [Fact]
    public async Task A_set_gets_a_version_with_its_questions_new_revision_and_its_first_version_still_pins_the_old()
    {
        await _database.LoadBankAsync(_seed.Path);
        _seed.Replace("questions/first.yaml", "minutes: 14", "minutes: 15");
        await _database.LoadBankAsync(_seed.Path);

        var (set, version) = await SetAsync();
        set.CurrentVersionId.ShouldBe("engineer-senior/2");
        version.Items[0].ShouldBe(new PinnedQuestion("first", 2, 15, "Start here."));
        await using var session = _database.Session();
        (await session.LoadAsync<QuestionSetVersion>("engineer-senior/1")).ShouldNotBeNull().Items[0].Revision.ShouldBe(1);
    }

    [Fact]
    public async Task Tidying_a_file_up_makes_no_revision()
    {
        await _database.LoadBankAsync(_seed.Path);
        var before = await _database.FingerprintAsync();
        _seed.Replace("questions/first.yaml", "prompt: >-\n  Tell me about the first thing\n  that you built.", "# reworded nowhere\nprompt: Tell me about the first thing that you built.");
        _seed.Replace("questions/first.yaml", "levels: [SENIOR]\nminutes: 14", "minutes: 14\nlevels:\n  - SENIOR");
        await _database.LoadBankAsync(_seed.Path);

        (await _database.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_question_that_a_person_changed_is_kept_and_reported()
    {
        await _database.LoadBankAsync(_seed.Path);
        var theirs = await ReviseByPersonAsync("first", "What a person asks");
        var before = await _database.FingerprintAsync();
        _seed.Replace("questions/first.yaml", "What did it hold?", "What did it hold, and for how long?");
        await _database.LoadBankAsync(_seed.Path);

        (await _database.FingerprintAsync()).ShouldBe(before);
        _database.Reported[0].ShouldBe(
            "seed-data/questions/first.yaml was not loaded: the question first was changed in the service and differs from the file; revision 2 is kept.");
        await using var session = _database.Session();
        (await session.LoadAsync<Question>("first")).ShouldNotBeNull().Content.Title.ShouldBe(theirs.Content.Title);
    }

    [Fact]
    public async Task A_set_goes_on_pinning_what_it_pinned_of_a_question_that_a_person_changed()
    {
        await _database.LoadBankAsync(_seed.Path);
        await ReviseByPersonAsync("first", "What a person asks");
        _seed.Replace("questions/second.yaml", "minutes: 14", "minutes: 15");
        await _database.LoadBankAsync(_seed.Path);

        var (_, version) = await SetAsync();
        version.Number.ShouldBe(2);
        version.Items.Select(item => (item.QuestionKey, item.Revision)).ShouldBe([("first", 1), ("second", 2), ("third", 1), ("fourth", 1)]);
    }

    [Fact]
    public async Task A_question_that_was_retired_stays_retired()
    {
        await _database.LoadBankAsync(_seed.Path);
        await using var session = _database.Session();
        var question = (await session.LoadAsync<Question>("first")).ShouldNotBeNull();
        await _database.ChangeAsync(change => change.Update(question with { Status = QuestionStatus.Retired }));
        _seed.Replace("questions/first.yaml", "minutes: 14", "minutes: 15");
        await _database.LoadBankAsync(_seed.Path);

        _database.Reported[0].ShouldBe("seed-data/questions/first.yaml was not loaded: the question first is RETIRED in the service; it is left as it is.");
        (await session.LoadAsync<Question>("first")).ShouldNotBeNull().Status.ShouldBe(QuestionStatus.Retired);
    }

    [Fact]
    public async Task No_new_version_of_a_set_asks_a_retired_question()
    {
        await _database.LoadBankAsync(_seed.Path);
        await using var session = _database.Session();
        var question = (await session.LoadAsync<Question>("first")).ShouldNotBeNull();
        await _database.ChangeAsync(change => change.Update(question with { Status = QuestionStatus.Retired, SeedHash = null }));
        _seed.Replace("questions/second.yaml", "minutes: 14", "minutes: 15");
        await _database.LoadBankAsync(_seed.Path);
        (await SetAsync()).Version.Number.ShouldBe(1);

        _seed.Replace("question-sets/engineer-senior.yaml", "note: Start here.", "note: Begin here.");
        await _database.LoadBankAsync(_seed.Path);
        (await SetAsync()).Version.Number.ShouldBe(1);
        _database.Reported[0].ShouldBe("seed-data/question-sets/engineer-senior.yaml was not loaded: it asks first, which is not published in the service.");
    }

    [Fact]
    public async Task Roles_dimensions_and_sets_that_a_person_changed_are_kept_and_reported_too()
    {
        await _database.LoadBankAsync(_seed.Path);
        await using (var session = _database.Session())
        {
            var role = (await session.LoadAsync<Role>("engineer")).ShouldNotBeNull() with { Version = 2, Name = "Ours", SeedHash = null };
            var care = (await session.LoadAsync<Dimension>("care")).ShouldNotBeNull() with { Version = 2, Name = "Ours", SeedHash = null };
            var set = (await session.LoadAsync<QuestionSet>(SetKey)).ShouldNotBeNull() with { Version = 2, Name = "Ours", SeedHash = null };
            await _database.ChangeAsync(change =>
            {
                change.Update(role);
                change.Update(care);
                change.Update(set);
            });
        }

        var before = await _database.FingerprintAsync();
        await _database.LoadBankAsync(_seed.Path);

        (await _database.FingerprintAsync()).ShouldBe(before);
        _database.Reported.ShouldBe(
        [
            "seed-data/dimensions/care.yaml was not loaded: the dimension care was changed in the service and differs from the file; what stands in the service is kept.",
            "seed-data/roles/engineer.yaml was not loaded: the role engineer was changed in the service and differs from the file; what stands in the service is kept.",
            "seed-data/question-sets/engineer-senior.yaml was not loaded: the question set engineer-senior was changed in the service and differs from the file; what stands in the service is kept.",
            "The bank of workspace demo has 1 role, 2 dimensions, 4 questions and 1 question set from files: 0 added, 0 renewed, 3 kept as changed in the service.",
        ]);
    }

    [Fact]
    public async Task A_changed_role_or_dimension_makes_the_next_version_and_keeps_the_first()
    {
        await _database.LoadBankAsync(_seed.Path);
        _seed.Replace("roles/engineer.yaml", "emphasis: LOW", "emphasis: MEDIUM");
        _seed.Replace("dimensions/speed.yaml", "Shows speed and what it once had cost.", "Shows speed and what it had once cost.");
        await _database.LoadBankAsync(_seed.Path);

        await using var session = _database.Session();
        (await session.LoadAsync<Role>("engineer")).ShouldNotBeNull().Version.ShouldBe(2);
        (await session.LoadAsync<RoleVersion>("engineer/1")).ShouldNotBeNull().Content.Dimensions[1].Emphasis.ShouldBe(Emphasis.Low);
        (await session.LoadAsync<RoleVersion>("engineer/2")).ShouldNotBeNull().Content.Dimensions[1].Emphasis.ShouldBe(Emphasis.Medium);
        (await session.LoadAsync<Dimension>("speed")).ShouldNotBeNull().Version.ShouldBe(2);
        (await session.LoadAsync<DimensionVersion>("speed/1")).ShouldNotBeNull().Scales[0].Anchors[4].Behavior.ShouldBe("Shows speed and what it once had cost.");
    }

    [Fact]
    public async Task Two_nodes_that_start_at_once_load_the_bank_once()
    {
        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            var sentences = new List<string>();
            await SeedBank.LoadAsync(_database.Store, SeedDatabase.Workspace, _seed.Path, _database.Time, sentences.Add, CancellationToken.None);
            return sentences.ShouldHaveSingleItem();
        }));

        reports.Count(report => report.Contains(": 8 added", StringComparison.Ordinal)).ShouldBe(1);
        reports.Count(report => report.Contains(": 0 added", StringComparison.Ordinal)).ShouldBe(3);
    }

    [Fact]
    public async Task A_broken_file_loads_nothing_at_all()
    {
        var before = await _database.FingerprintAsync();
        _seed.Replace("questions/fourth.yaml", "minutes: 14", "minutes: 99");

        await Should.ThrowAsync<SeedException>(() => _database.LoadBankAsync(_seed.Path));

        (await _database.FingerprintAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task Each_workspace_has_a_bank_of_its_own()
    {
        await _database.LoadBankAsync(_seed.Path);

        await using var other = _database.Session("other");
        (await other.Query<Question>().AnyAsync()).ShouldBeFalse();
    }

    private async Task<Question> ReviseByPersonAsync(string key, string title)
    {
        await using var session = _database.Session();
        var question = (await session.LoadAsync<Question>(key)).ShouldNotBeNull();
        var revised = question with { Revision = question.Revision + 1, Content = question.Content with { Title = title }, SeedHash = null };
        await _database.ChangeAsync(change =>
        {
            change.Update(revised);
            change.Insert(QuestionRevision.Of(revised, changedBy: null, note: "Ours."));
        });
        return revised;
    }

    private async Task<(QuestionSet Set, QuestionSetVersion Version)> SetAsync()
    {
        await using var session = _database.Session();
        var set = (await session.LoadAsync<QuestionSet>(SetKey)).ShouldNotBeNull();
        return (set, (await session.LoadAsync<QuestionSetVersion>(set.CurrentVersionId!)).ShouldNotBeNull());
    }
}
