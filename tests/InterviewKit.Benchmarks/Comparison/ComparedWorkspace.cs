using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Benchmarks.Comparison;

/// <summary>One opening with fifty applications, each heard by five of twelve interviewers on six dimensions; the same in every run.</summary>
internal static class ComparedWorkspace
{
    public const int Applications = 50;

    private const string Name = "compared";
    private const int Interviewers = 12;
    private const int PanelOf = 5;

    private static readonly string[] Dimensions = ["trade-offs", "ownership", "user-empathy", "scalability", "delivery", "collaboration"];
    private static readonly string[] Roles = ["developer", "product-engineer", "software-engineer"];
    private static readonly DateTimeOffset Written = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly OpeningId Opening = new(Id(1, 0));

    public static string OpeningId => GlobalId.Of(Opening);

    public static IReadOnlyList<string> ApplicationIds { get; } = [.. Enumerable.Range(0, Applications).Select(i => GlobalId.Of(new ApplicationId(Id(2, i))))];

    /// <summary>Whoever leads the panel and interviews nobody: each look leaves a receipt.</summary>
    public static Viewer Lead { get; } = new()
    {
        Workspace = Name,
        Person = new PersonId(Id(3, Interviewers)),
        Email = "lead@example.com",
        Roles = [PersonRole.PanelLead],
        Scopes = RoleScopes.Of([PersonRole.PanelLead]),
        Actor = new Actor(Name, GlobalId.Of(new PersonId(Id(3, Interviewers))), "Lead", null),
    };

    public static async Task FillAsync(IDocumentStore store)
    {
        await using var session = store.LightweightSession(Name);
        session.Insert(new Workspace { Key = Name, Name = Name, CreatedAt = Written });
        foreach (var key in Dimensions)
        {
            session.Insert(new Dimension { Key = key, Version = 1, Name = key, Definition = key, Scales = [] });
        }

        foreach (var (key, i) in Roles.Select((key, i) => (key, i)))
        {
            session.Insert(new Role
            {
                Key = key,
                Version = 1,
                Name = key,
                Summary = key,
                HireWhen = [],
                TimeSpentOn = [],
                Dimensions = WeighedDimension.Share([.. Dimensions.Select((dimension, d) => (dimension, (Emphasis)(1 + ((d + i) % 3)), (double?)null, "It matters.", (double?)null))]),
            });
        }

        session.Insert([.. Enumerable.Range(0, Interviewers + 1).Select(i => new Person { Id = new PersonId(Id(3, i)), Name = $"Person {i}", Email = $"person-{i}@example.com", Roles = [PersonRole.Interviewer] })]);
        session.Insert(new Opening
        {
            Id = Opening,
            Title = "Compared",
            RoleKey = Roles[2],
            Level = Level.Senior,
            Status = OpeningStatus.Open,
            SealPolicy = SealPolicy.UntilOwnSubmitted,
            Panel = [new PanelSeat(Lead.Person!.Value, Lead: true)],
            CreatedAt = Written,
        });
        for (var i = 0; i < Applications; i++)
        {
            Apply(session, i);
        }

        await session.SaveChangesAsync();
    }

    private static void Apply(IDocumentSession session, int i)
    {
        var candidate = new CandidateId(Id(4, i));
        var application = new ApplicationId(Id(2, i));
        session.Insert(new Candidate { Id = candidate, Name = $"Candidate {i}", Email = $"candidate-{i}@mail.example" });
        session.Insert(new Application
        {
            Id = application,
            OpeningId = Opening,
            CandidateId = candidate,
            Status = ApplicationStatus.Active,
            CreatedAt = Written.AddMinutes(i),
            PanelCompletedAt = Written,
        });
        for (var j = 0; j < PanelOf; j++)
        {
            var interview = new Interview
            {
                Id = new InterviewId(Id(5, (i * PanelOf) + j)),
                ApplicationId = application,
                OpeningId = Opening,
                CandidateId = candidate,
                InterviewerId = new PersonId(Id(3, (i + j) % Interviewers)),
                Status = InterviewStatus.Completed,
                FocusKeys = Dimensions,
                ScheduledAt = Written,
                Minutes = 60,
            };
            session.Insert(interview);
            session.Events.StartStream<Scorecard>(ScorecardId.Of(interview.Id).Value, new ScorecardSubmitted
            {
                InterviewId = interview.Id,
                ApplicationId = application,
                OpeningId = Opening,
                InterviewerId = interview.InterviewerId,
                Revision = 1,
                Origin = ScorecardOrigin.Entered,
                Recommendation = Recommendation.Yes,
                Ratings = [.. Dimensions.Select((key, d) => new RatingGiven(key, 1, null, null, Assessment.Scored, 1 + (((i * 7) + (j * 3) + d) % 5)))],
                RoleKey = Roles[2],
                RoleVersion = 1,
                Receipt = new Receipt(Known: true, Independent: true, LastExposure: 0),
                At = Written,
            });
        }
    }

    private static Guid Id(int kind, int number) => new(number, (short)kind, 0, new byte[8]);
}
