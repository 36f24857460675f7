using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;
using Npgsql;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>
/// A workspace with as many interviews that wait for their scorecards as a test submits, four to an application, each by another interviewer. The same
/// numbers give the same ids in every workspace.
/// </summary>
internal static class FaultWorkspace
{
    public const string Name = "faults";
    public const string RoleKey = "developer";
    private const int Interviewers = 4;

    private static readonly DateTimeOffset Written = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    /// <summary>What every interview is to score.</summary>
    public static IReadOnlyList<string> Focus { get; } = ["ownership", "trade-offs"];

    public static DocumentStore StoreOf(NpgsqlDataSource database) => DocumentStore.For(store =>
    {
        store.Connection(database);
        Domain.MapDocuments(store);
    });

    /// <summary>Applies the schema and writes the documents.</summary>
    public static async Task FillAsync(NpgsqlDataSource database, int interviews, string workspace = Name)
    {
        await new SchemaMigrator(database, Domain.Migrations).ApplyAsync();
        await using var store = StoreOf(database);
        await using (var session = store.LightweightSession(workspace))
        {
            foreach (var key in Focus)
            {
                var dimension = new Dimension { Key = key, Version = 1, Name = key, Definition = $"What {key} is.", Scales = [new AnchorScale(null, null, Anchors(key))] };
                session.Insert(dimension);
                session.Insert(DimensionVersion.Of(dimension, Written));
            }

            var role = new Role
            {
                Key = RoleKey,
                Version = 1,
                Name = RoleKey,
                Summary = "Writes what runs.",
                HireWhen = ["there is work"],
                TimeSpentOn = ["work"],
                Dimensions = WeighedDimension.Share([.. Focus.Select(key => (key, Emphasis.High, (double?)null, "because", (double?)null))]),
            };
            session.Insert(role);
            session.Insert(RoleVersion.Of(role, Written));
            session.Insert(Enumerable.Range(0, Interviewers).Select(PersonOf));
            session.Insert(new Opening
            {
                Id = new OpeningId(Id(1, 0)),
                Title = "Developer",
                RoleKey = RoleKey,
                Level = Level.Mid,
                Status = OpeningStatus.Open,
                SealPolicy = SealPolicy.UntilOwnSubmitted,
                Panel = [new PanelSeat(PersonOf(0).Id, Lead: true)],
                CreatedAt = Written,
            });
            await session.SaveChangesAsync();
        }

        var applications = Enumerable.Range(0, (interviews + Interviewers - 1) / Interviewers).ToList();
        await store.BulkInsertAsync(workspace, [.. applications.Select(CandidateOf)]);
        await store.BulkInsertAsync(workspace, [.. applications.Select(ApplicationOf)]);
        await store.BulkInsertAsync(workspace, [.. Enumerable.Range(0, interviews).Select(InterviewOf)]);
    }

    public static string InterviewId(int interview) => GlobalId.Of(new InterviewId(Id(4, interview)));

    public static Guid ScorecardId(int interview) => Scorecards.ScorecardId.Of(new InterviewId(Id(4, interview))).Value;

    /// <summary>Whoever holds that interview.</summary>
    public static string AuthorOf(int interview) => PersonOf(interview % Interviewers).Email;

    /// <summary>Whoever may open openings.</summary>
    public static string Lead => PersonOf(0).Email;

    private static Person PersonOf(int i) => new()
    {
        Id = new PersonId(Id(5, i)),
        Name = $"Person {i}",
        Email = $"person-{i}@example.com",
        Roles = i == 0 ? [PersonRole.PanelLead, PersonRole.Interviewer] : [PersonRole.Interviewer],
    };

    private static Candidate CandidateOf(int i) => new() { Id = new CandidateId(Id(2, i)), Name = $"Candidate {i}", Email = $"candidate-{i}@mail.example" };

    private static Application ApplicationOf(int i) => new()
    {
        Id = new ApplicationId(Id(3, i)),
        OpeningId = new OpeningId(Id(1, 0)),
        CandidateId = new CandidateId(Id(2, i)),
        Status = ApplicationStatus.Active,
        CreatedAt = Written,
    };

    private static Interview InterviewOf(int i) => new()
    {
        Id = new InterviewId(Id(4, i)),
        ApplicationId = new ApplicationId(Id(3, i / Interviewers)),
        OpeningId = new OpeningId(Id(1, 0)),
        CandidateId = new CandidateId(Id(2, i / Interviewers)),
        InterviewerId = PersonOf(i % Interviewers).Id,
        Status = InterviewStatus.AwaitingScorecard,
        FocusKeys = Focus,
        ScheduledAt = Written,
        Minutes = 60,
    };

    private static Anchor[] Anchors(string of) =>
        [.. Enumerable.Range(Anchor.ScoreMin, Anchor.ScoreMax).Select(score => new Anchor(score, Anchor.DefaultLabel(score), $"{of} sounds like a {score}."))];

    private static Guid Id(int kind, int number) => new(number + 1, (short)kind, 0, new byte[8]);
}
