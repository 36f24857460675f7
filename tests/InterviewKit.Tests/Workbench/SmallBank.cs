using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Taxonomy;

namespace InterviewKit.Tests;

/// <summary>A bank small enough to know by heart.</summary>
internal static class SmallBank
{
    public static readonly DateTimeOffset Written = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task WriteAsync(IDocumentStore store, string workspace)
    {
        await using var session = store.LightweightSession(workspace);
        session.Insert(new Workspace { Key = workspace, Name = $"The {workspace} workspace", CreatedAt = Written });
        foreach (var key in new[] { "trade-offs", "ownership", "user-empathy" })
        {
            var dimension = new Dimension { Key = key, Version = 1, Name = key, Definition = $"What {key} is.", Scales = [new AnchorScale(null, null, Anchors(key))] };
            session.Insert(dimension);
            session.Insert(DimensionVersion.Of(dimension, Written));
        }

        foreach (var (key, dimensions) in new[] { ("developer", new[] { "ownership", "trade-offs" }), ("product-engineer", ["user-empathy", "ownership"]) })
        {
            var role = new Role
            {
                Key = key,
                Version = 1,
                Name = key,
                Summary = $"What a {key} does.",
                HireWhen = ["there is work"],
                TimeSpentOn = ["work"],
                Dimensions = WeighedDimension.Share([.. dimensions.Select(dimension => (dimension, Emphasis.High, (double?)null, "because", (double?)null))]),
            };
            session.Insert(role);
            session.Insert(RoleVersion.Of(role, Written));
        }

        Question[] questions =
        [
            Question("a-queue-that-grew", "A queue that grew", QuestionKind.Behavioral, Level.Senior, 15, QuestionStatus.Published, "ownership", "trade-offs"),
            Question("the-second-store", "The second store", QuestionKind.SystemDesign, Level.Mid, 30, QuestionStatus.Published, "trade-offs"),
            Question("not-yet", "Not yet", QuestionKind.Technical, Level.Mid, 10, QuestionStatus.Draft, "ownership"),
        ];
        session.Insert(questions);
        session.Insert([.. questions.Select(question => QuestionRevision.Of(question, null, null))]);
        session.Insert(new QuestionSet
        {
            Key = "developer-mid",
            Version = 1,
            Status = QuestionSetStatus.Published,
            Name = "Developer, mid",
            RoleKey = "developer",
            Level = Level.Mid,
            CurrentVersionId = "developer-mid/1",
            DimensionKeys = ["ownership", "trade-offs"],
        });
        session.Insert(new QuestionSetVersion
        {
            Id = "developer-mid/1",
            SetKey = "developer-mid",
            Number = 1,
            RoleKey = "developer",
            Level = Level.Mid,
            PublishedAt = Written,
            Items = [new PinnedQuestion("a-queue-that-grew", 1, 15, "Begin here."), new PinnedQuestion("the-second-store", 1, 30, null)],
            FocusKeys = ["ownership", "trade-offs"],
            Coverage = CoveredDimension.Of([(15, ["ownership", "trade-offs"]), (30, ["trade-offs"])]),
        });
        await session.SaveChangesAsync();
    }

    private static Question Question(string key, string title, QuestionKind kind, Level level, int minutes, QuestionStatus status, params string[] dimensions) => new()
    {
        Key = key,
        Revision = 1,
        Status = status,
        CreatedAt = Written,
        UpdatedAt = Written,
        Content = new QuestionContent
        {
            Title = title,
            Prompt = $"Tell me about {title}.",
            Kind = kind,
            Levels = [level],
            Minutes = minutes,
            RoleKeys = ["developer"],
            DimensionKeys = dimensions,
            Tags = ["test"],
            FollowUps = ["And then?"],
            LookFor = ["A number."],
            RedFlags = ["Blame."],
            Rubric = [.. dimensions.Select(dimension => new QuestionRubric(dimension, Anchors(dimension)))],
        },
    };

    private static Anchor[] Anchors(string of) =>
        [.. Enumerable.Range(1, 5).Select(score => new Anchor(score, Anchor.DefaultLabel(score), $"{of} sounds like a {score}."))];
}
