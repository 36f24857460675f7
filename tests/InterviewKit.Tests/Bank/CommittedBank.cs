using InterviewKit.Questions;
using InterviewKit.Seeding;
using InterviewKit.Testing;
using InterviewKit.Tests.Seeding;

namespace InterviewKit.Tests.Bank;

/// <summary>The committed <c>seed-data</c>, read once for all tests of it. Nothing here changes it.</summary>
internal static class CommittedBank
{
    private static readonly string[] Folders = ["roles", "dimensions", "questions", "question-sets", "demo/applications"];
    private static readonly string[] Files = ["demo/people.yaml", "demo/candidates.yaml", "demo/openings.yaml"];

    private static readonly Lazy<BankFiles> Read = new(() => BankFiles.Read(CommittedSeed.Folder));
    private static readonly Lazy<DemoFiles> ReadDemo = new(() => DemoFiles.Read(CommittedSeed.Folder));
    private static readonly Lazy<IReadOnlyList<SeedText>> ReadTexts = new(() => TextsOf(CommittedSeed.Folder));
    private static readonly Lazy<DemoStory> Told = new(() => DemoTelling.Tell(Demo, DemoStage.Of(Bank, "check", Now)));

    /// <summary>The moment that the demo's times are told from.</summary>
    public static DateTimeOffset Now { get; } = new ManualTimeProvider().GetUtcNow();

    public static BankFiles Bank => Read.Value;

    public static DemoFiles Demo => ReadDemo.Value;

    /// <summary>The demo as it would be stored.</summary>
    public static DemoStory Story => Told.Value;

    /// <summary>Every value of every file.</summary>
    public static IReadOnlyList<SeedText> Texts => ReadTexts.Value;

    public static QuestionContent Content(this Seeded<QuestionEntry> question) => question.Entry!.Content;

    public static IReadOnlyList<SeedText> TextsOf(string path)
    {
        var problems = new SeedProblems();
        var folder = new SeedFolder(path, problems);
        IReadOnlyList<SeedFile> files = [.. Folders.SelectMany(folder.ReadAll), .. Files.Select(folder.Read).OfType<SeedFile>()];
        problems.ThrowIfAny();
        return [.. files.SelectMany(SeedText.AllOf)];
    }
}
