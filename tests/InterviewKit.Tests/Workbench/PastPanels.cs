using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests;

/// <summary>
/// A workspace with a past: one opening, its interviewers, and as many applications with scorecards as a test asks for, stored as the
/// commands would have stored them. Ids and scores follow from what is asked, so that two benches are the same to the last bit.
/// </summary>
internal sealed class PastPanels(Workbench bench)
{
    public static readonly DateTimeOffset Began = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static readonly OpeningId Opening = new(IdOf(1, 0));

    private static readonly string[] Dimensions = ["ownership", "trade-offs", "user-empathy"];

    /// <summary>Interviewers by number, from 0.</summary>
    public static PersonId Interviewer(int number) => new(IdOf(2, number));

    public static ApplicationId Application(int number) => new(IdOf(3, number));

    public static InterviewId Interview(int application, int interviewer) => new(IdOf(4, (application * 100) + interviewer));

    /// <summary>The interviewers that application hears: three of six, so that all can be compared.</summary>
    public static IReadOnlyList<int> PanelOf(int application) => [application % 6, (application + 1) % 6, (application + 3) % 6];

    /// <summary>A score that depends on all of its coordinates; interviewer 0 is lenient by two steps.</summary>
    public static int Score(int application, int interviewer, int dimension) =>
        Math.Clamp(1 + (((application * 7) + (interviewer * 3) + (dimension * 5)) % 11 / 3) + (interviewer == 0 ? 2 : 0), 1, 5);

    /// <summary>The opening and six interviewers.</summary>
    public async Task BeginAsync()
    {
        await using var session = bench.Store.LightweightSession(Workbench.Workspace);
        for (var number = 0; number < 6; number++)
        {
            session.Insert(new Person
            {
                Id = Interviewer(number),
                Name = $"Interviewer {number}",
                Email = $"interviewer{number}@example.com",
                Roles = [PersonRole.Interviewer],
            });
        }

        session.Insert(new Opening
        {
            Id = Opening,
            Title = "Developer",
            RoleKey = "developer",
            Level = Level.Mid,
            Status = OpeningStatus.Open,
            SealPolicy = SealPolicy.Open,
            Panel = [new PanelSeat(Interviewer(0), true)],
            CreatedAt = Began,
        });
        await session.SaveChangesAsync();
    }

    /// <summary>Applications with three scorecards each, of three dimensions each.</summary>
    /// <param name="from">The number of the first.</param>
    /// <param name="count">How many.</param>
    /// <param name="opened">Whether their debrief has opened.</param>
    /// <param name="score">Instead of <see cref="Score"/>.</param>
    /// <param name="question">The question that an interviewer's ratings are for; null for the interview as a whole.</param>
    public async Task HearAsync(
        int from, int count, bool opened = true, Func<int, int, int, int>? score = null, Func<int, int, string?>? question = null)
    {
        await using var session = bench.Store.LightweightSession(Workbench.Workspace);
        for (var application = from; application < from + count; application++)
        {
            var at = Began.AddDays(application % 50);
            session.Insert(new Application
            {
                Id = Application(application),
                OpeningId = Opening,
                CandidateId = new CandidateId(IdOf(5, application)),
                Status = ApplicationStatus.Active,
                CreatedAt = at,
                PanelCompletedAt = at.AddDays(1),
                DebriefOpenedAt = opened ? at.AddDays(2) : null,
            });
            session.Insert(new Candidate { Id = new CandidateId(IdOf(5, application)), Name = $"Candidate {application}" });
            foreach (var interviewer in PanelOf(application))
            {
                AddInterview(session, application, interviewer, at);
                session.Events.StartStream<Scorecard>(
                    Interview(application, interviewer).Value, Submitted(application, interviewer, at.AddHours(1 + interviewer), score ?? Score, question?.Invoke(application, interviewer)));
            }
        }

        await session.SaveChangesAsync();
    }

    /// <summary>Opens the debrief of an application, with that calibration pinned.</summary>
    public async Task OpenDebriefAsync(int application, int? calibrationVersion)
    {
        await using var session = bench.Store.LightweightSession(Workbench.Workspace);
        var stored = (await session.LoadAsync<Application>(Application(application).Value)).ShouldNotBeNull();
        session.Store(stored with { DebriefOpenedAt = Began.AddDays(100), CalibrationVersion = calibrationVersion });
        await session.SaveChangesAsync();
    }

    /// <summary>An event in the stream of a scorecard.</summary>
    public async Task AppendAsync(int application, int interviewer, object happened)
    {
        await using var session = bench.Store.LightweightSession(Workbench.Workspace);
        session.Events.Append(Interview(application, interviewer).Value, happened);
        await session.SaveChangesAsync();
    }

    public static ScorecardSubmitted Submitted(
        int application, int interviewer, DateTimeOffset at, Func<int, int, int, int> score, string? question = null, int revision = 1, bool independent = true) => new()
        {
            InterviewId = Interview(application, interviewer),
            ApplicationId = Application(application),
            OpeningId = Opening,
            InterviewerId = Interviewer(interviewer),
            Revision = revision,
            Origin = ScorecardOrigin.Entered,
            Recommendation = Recommendation.Yes,
            Ratings = [.. Dimensions.Select((dimension, d) => new RatingGiven(
                dimension, 1, question, question is null ? null : 1, Assessment.Scored, score(application, interviewer, d)))],
            RoleKey = "developer",
            RoleVersion = 1,
            Receipt = new Receipt(true, independent, independent ? 0 : 1),
            At = at,
        };

    /// <summary>Runs as the leader.</summary>
    public async Task<TResult> LeadAsync<TResult>(Func<Leader, Task<TResult>> work)
    {
        await using (var table = bench.Database.DataSource.CreateCommand(LeaderElection.TableScript()))
        {
            await table.ExecuteNonQueryAsync();
        }

        var result = default(TResult);
        await new LeaderElection(bench.Database.DataSource, "statistics").RunAsync(async (leader, _) => result = await work(leader), CancellationToken.None);
        return result!;
    }

    private static void AddInterview(IDocumentSession session, int application, int interviewer, DateTimeOffset at) => session.Insert(new Interview
    {
        Id = Interview(application, interviewer),
        ApplicationId = Application(application),
        OpeningId = Opening,
        CandidateId = new CandidateId(IdOf(5, application)),
        InterviewerId = Interviewer(interviewer),
        Status = InterviewStatus.Completed,
        QuestionSetVersionId = "developer-mid/1",
        FocusKeys = ["ownership"],
        Minutes = 60,
        ScheduledAt = at.AddHours(-1),
        FinishedAt = at,
    });

    private static Guid IdOf(short kind, int number) => new(number, kind, 0, new byte[8]);
}
