using System.Buffers.Binary;
using System.Globalization;
using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;
using Npgsql;

namespace InterviewKit.Benchmarks;

/// <summary>
/// A workspace of some size, the same in every run: 5,000 questions, 200 sets of 12, 400 interviewers, 4,000 applications with 20,000 scorecards of
/// 6 ratings (the five of an application by one author, so that reading them is reading alone: no receipts), and interviews that wait for theirs.
/// </summary>
internal static class BenchmarkWorkspace
{
    public const string Name = "benchmark";
    public const string Key = "ik_bench000_0123456789012345678901234567890123456789012";

    private const int Questions = 5_000;
    private const int Sets = 200;
    private const int ItemsOfSet = 12;
    private const int People = 400;
    private const int Applications = 4_000;
    private const int ScorecardsOfApplication = 5;
    private const int ApplicationsWaiting = 30_000;
    private const int Openings = 200;

    private static readonly string[] Dimensions =
        ["trade-offs", "ownership", "user-empathy", "scalability", "collaboration", "data-flow", "delivery", "problem-framing"];

    private static readonly string[] Roles = ["developer", "product-engineer", "software-engineer"];

    private static readonly DateTimeOffset Written = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What every interview is to score.</summary>
    public static IReadOnlyList<string> Focus { get; } = [.. Dimensions.Take(6)];

    public static IEnumerable<string> SetKeys => Enumerable.Range(0, Sets).Select(SetKey);

    /// <summary>Applications whose scorecards are all by one author.</summary>
    public static IEnumerable<(string Id, string Author)> ReadApplications =>
        Enumerable.Range(0, 1_000).Select(i => (GlobalId.Of(new ApplicationId(Id(1, i))), Email(i % People)));

    /// <summary>Interviews that wait for their scorecards, each in an application of its own.</summary>
    public static IEnumerable<(string Id, string Author)> OpenInterviews =>
        Enumerable.Range(Applications, ApplicationsWaiting).Select(i => (GlobalId.Of(new InterviewId(Id(3, i * ScorecardsOfApplication))), Email(i % People)));

    public static IEnumerable<(string Role, string Dimension, Level Level)> Filters =>
        from role in Roles from dimension in Dimensions from level in Enum.GetValues<Level>() select (role, dimension, level);

    public static DocumentStore StoreOf(NpgsqlDataSource database) => DocumentStore.For(store =>
    {
        store.Connection(database);
        Domain.MapDocuments(store);
    });

    /// <summary>Applies the schema and copies everything in.</summary>
    public static async Task FillAsync(string connectionString, Action<string> report)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        await using var database = NpgsqlDataSource.Create(connectionString);
        await new SchemaMigrator(database, Domain.Migrations).ApplyAsync();
        await using var store = StoreOf(database);
        await using (var session = store.LightweightSession(Name))
        {
            session.Insert(new Workspace { Key = Name, Name = "Benchmark", CreatedAt = Written });
            FirstKey.Queue(session, ApiKeySecret.TryParse(Key, out var secret) ? secret : throw new InvalidOperationException("The key is malformed."), "benchmark", Written);
            await session.SaveChangesAsync();
        }

        var questions = Enumerable.Range(0, Questions).Select(QuestionOf).ToList();
        await store.BulkInsertAsync(Name, [.. Dimensions.Select(DimensionOf)]);
        await store.BulkInsertAsync(Name, [.. Dimensions.Select(key => DimensionVersion.Of(DimensionOf(key), Written))]);
        await store.BulkInsertAsync(Name, [.. Roles.Select(RoleOf)]);
        await store.BulkInsertAsync(Name, [.. Roles.Select(key => RoleVersion.Of(RoleOf(key), Written))]);
        await store.BulkInsertAsync(Name, questions);
        await store.BulkInsertAsync(Name, [.. questions.Select(question => QuestionRevision.Of(question, null, null))]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, Sets).Select(SetOf)]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, Sets).Select(i => VersionOf(i, questions))]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, People).Select(PersonOf)]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, Openings).Select(OpeningOf)]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, Applications + ApplicationsWaiting).Select(CandidateOf)]);
        await store.BulkInsertAsync(Name, [.. Enumerable.Range(0, Applications + ApplicationsWaiting).Select(ApplicationOf)]);
        var interviews = Enumerable.Range(0, Applications * ScorecardsOfApplication).Select(i => InterviewOf(i, InterviewStatus.Completed)).ToList();
        await store.BulkInsertAsync(Name, interviews);
        await store.BulkInsertAsync(
            Name, [.. Enumerable.Range(Applications, ApplicationsWaiting).Select(i => InterviewOf(i * ScorecardsOfApplication, InterviewStatus.AwaitingScorecard))]);
        await store.BulkInsertAsync(Name, [.. interviews.Select(ScorecardOf)]);
        await store.BulkInsertAsync(Name, [.. interviews.Select(TextOf)]);
        await using var analyze = database.CreateCommand("vacuum analyze");
        analyze.CommandTimeout = 0;
        await analyze.ExecuteNonQueryAsync();
        report($"Filled the database in {clock.Elapsed.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s.");
    }

    /// <summary>The same in every run, and spread over an index as ids made at different times are.</summary>
    private static Guid Id(int kind, int number)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt32BigEndian(bytes, (int)(number * 2_654_435_761u));
        BinaryPrimitives.WriteInt32BigEndian(bytes[4..], kind);
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], number);
        return new Guid(bytes, bigEndian: true);
    }

    private static string SetKey(int i) => $"set-{i}";

    private static string Email(int person) => $"person-{person}@example.com";

    private static Anchor[] Anchors(string of) =>
        [.. Enumerable.Range(1, 5).Select(score => new Anchor(score, Anchor.DefaultLabel(score), $"Of {of}: tells what was done, by whom, and what it cost, at about the depth of a {score}."))];

    private static Dimension DimensionOf(string key) => new()
    {
        Key = key,
        Version = 1,
        Name = key,
        Definition = $"What {key} is, in a sentence or two, as an interviewer needs it.",
        Scales = [new AnchorScale(null, null, Anchors(key)), .. Roles.Select(role => new AnchorScale(role, null, Anchors($"{key} for a {role}")))],
    };

    private static Role RoleOf(string key) => new()
    {
        Key = key,
        Version = 1,
        Name = key,
        Summary = $"What a {key} does.",
        HireWhen = ["there is work of this kind"],
        TimeSpentOn = ["the work"],
        Dimensions = WeighedDimension.Share([.. Dimensions.Select(dimension => (dimension, Emphasis.Medium, (double?)null, "It matters.", (double?)null))]),
    };

    private static Question QuestionOf(int i)
    {
        string[] dimensions = [.. Enumerable.Range(0, 3).Select(n => Dimensions[(i + (n * 3)) % Dimensions.Length])];
        return new Question
        {
            Key = $"question-{i}",
            Revision = 1,
            Status = i % 20 == 0 ? QuestionStatus.Draft : QuestionStatus.Published,
            CreatedAt = Written,
            UpdatedAt = Written,
            Content = new QuestionContent
            {
                Title = $"The question number {i * 7_919 % Questions} of the bank",
                Prompt = $"Tell me about the time when {dimensions[0]} was hard. What was it about, what did you do, and what did you leave out? ({i})",
                Kind = (QuestionKind)(1 + (i % 5)),
                Levels = [(Level)(1 + (i / 8 % 4)), (Level)(1 + (((i / 8) + 1) % 4))],
                Minutes = 10 + (i % 10),
                RoleKeys = [Roles[i % 3]],
                DimensionKeys = dimensions,
                Tags = [$"tag-{i % 50}"],
                FollowUps = ["What would you do today?", "Who disagreed, and why?"],
                LookFor = ["A number.", "Another person's view."],
                RedFlags = ["Blame."],
                Rubric = [.. dimensions.Select(dimension => new QuestionRubric(dimension, Anchors(dimension)))],
            },
        };
    }

    private static QuestionSet SetOf(int i) => new()
    {
        Key = SetKey(i),
        Version = 1,
        Status = QuestionSetStatus.Published,
        Name = $"The set number {i}",
        RoleKey = Roles[i % 3],
        Level = Level.Senior,
        CurrentVersionId = QuestionSetVersion.IdOf(SetKey(i), 1),
        DimensionKeys = Focus,
    };

    private static QuestionSetVersion VersionOf(int i, List<Question> questions)
    {
        var asked = Enumerable.Range(0, ItemsOfSet).Select(n => questions[1 + (((i * ItemsOfSet) + n) % (Questions - 1))]).ToList();
        return new QuestionSetVersion
        {
            Id = QuestionSetVersion.IdOf(SetKey(i), 1),
            SetKey = SetKey(i),
            Number = 1,
            RoleKey = Roles[i % 3],
            Level = Level.Senior,
            PublishedAt = Written,
            Items = [.. asked.Select(question => new PinnedQuestion(question.Key, 1, question.Content.Minutes, null))],
            FocusKeys = Focus,
            Coverage = CoveredDimension.Of(asked.Select(question => (question.Content.Minutes, question.Content.DimensionKeys))),
        };
    }

    private static Person PersonOf(int i) => new() { Id = new PersonId(Id(5, i)), Name = $"Person {i}", Email = Email(i), Roles = [PersonRole.Interviewer] };

    private static Opening OpeningOf(int i) => new()
    {
        Id = new OpeningId(Id(4, i)),
        Title = $"Opening {i}",
        RoleKey = Roles[i % 3],
        Level = Level.Senior,
        Status = OpeningStatus.Open,
        SealPolicy = SealPolicy.UntilOwnSubmitted,
        Panel = [new PanelSeat(new PersonId(Id(5, i)), Lead: true)],
        CreatedAt = Written,
    };

    private static Candidate CandidateOf(int i) => new() { Id = new CandidateId(Id(2, i)), Name = $"Candidate {i}", Email = $"candidate-{i}@mail.example" };

    private static Application ApplicationOf(int i) => new()
    {
        Id = new ApplicationId(Id(1, i)),
        OpeningId = new OpeningId(Id(4, i % Openings)),
        CandidateId = new CandidateId(Id(2, i)),
        Status = ApplicationStatus.Active,
        CreatedAt = Written,
        PanelCompletedAt = i < Applications ? Written : null,
    };

    private static Interview InterviewOf(int i, InterviewStatus status)
    {
        var application = i / ScorecardsOfApplication;
        return new Interview
        {
            Id = new InterviewId(Id(3, i)),
            ApplicationId = new ApplicationId(Id(1, application)),
            OpeningId = new OpeningId(Id(4, application % Openings)),
            CandidateId = new CandidateId(Id(2, application)),
            InterviewerId = new PersonId(Id(5, application % People)),
            Status = status,
            QuestionSetVersionId = QuestionSetVersion.IdOf(SetKey(application % Sets), 1),
            FocusKeys = Focus,
            ScheduledAt = Written.AddMinutes(i),
            Minutes = 60,
        };
    }

    private static Scorecard ScorecardOf(Interview interview) => new()
    {
        Id = ScorecardId.Of(interview.Id),
        InterviewId = interview.Id,
        ApplicationId = interview.ApplicationId,
        OpeningId = interview.OpeningId,
        InterviewerId = interview.InterviewerId,
        Status = ScorecardStatus.Submitted,
        Origin = ScorecardOrigin.Entered,
        SubmittedAt = interview.ScheduledAt!.Value,
        UpdatedAt = interview.ScheduledAt!.Value,
        RoleKey = Roles[0],
        QuestionSetVersionId = interview.QuestionSetVersionId,
        Revisions =
        [
            new(
                1,
                interview.ScheduledAt!.Value,
                1,
                Recommendation.Yes,
                [.. Focus.Select((key, i) => new RatingGiven(key, 1, null, null, i == 5 ? Assessment.NotAsked : Assessment.Scored, i == 5 ? null : 2 + (i % 3)))],
                new Receipt(Known: true, Independent: true, LastExposure: 0)),
        ],
    };

    private static ScorecardText TextOf(Interview interview) => new()
    {
        Id = ScorecardText.IdOf(ScorecardId.Of(interview.Id), 1),
        Summary = "Ships, looks at what users do with it, and ships again; thin on what happens at ten times the load.",
        Evidence = [.. Focus.Select((key, i) => i == 5 ? "" : $"Said what was done about {key}, by whom, and what came of it in the end.")],
    };
}
