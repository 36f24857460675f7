using InterviewKit.Documents;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>What the demo plays on: the bank of the workspace, at the moment of loading.</summary>
/// <param name="Workspace">The workspace's key.</param>
/// <param name="Now">The moment of loading.</param>
/// <param name="Roles">By key.</param>
/// <param name="Dimensions">All of the workspace.</param>
/// <param name="QuestionSets">The current version of each published set, by the set's key.</param>
internal sealed record DemoStage(
    string Workspace,
    DateTimeOffset Now,
    IReadOnlyDictionary<string, Role> Roles,
    IReadOnlyList<Dimension> Dimensions,
    IReadOnlyDictionary<string, QuestionSetVersion> QuestionSets)
{
    /// <summary>As the workspace has it.</summary>
    public static async Task<DemoStage> LoadAsync(IQuerySession session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var roles = await session.Query<Role>().ToListAsync(cancellationToken);
        var dimensions = await session.Query<Dimension>().ToListAsync(cancellationToken);
        var sets = await session.Query<QuestionSet>().Where(set => set.Status == QuestionSetStatus.Published).ToListAsync(cancellationToken);
        var versions = await session.LoadManyAsync<QuestionSetVersion>(sets.Select(set => set.CurrentVersionId).OfType<string>(), cancellationToken);
        return new DemoStage(
            session.TenantId,
            now,
            roles.ToDictionary(role => role.Key, StringComparer.Ordinal),
            dimensions,
            versions.ToDictionary(version => version.SetKey!, StringComparer.Ordinal));
    }

    /// <summary>As the bank's files make it in an empty workspace: for checking the demo's files without a database.</summary>
    public static DemoStage Of(BankFiles bank, string workspace, DateTimeOffset now)
    {
        var questions = bank.Questions.ToDictionary(
            it => it.Key, it => QuestionEntry.ToQuestion(it.Key, it.Entry!.Content, it.File.Hash, now), StringComparer.Ordinal);
        var pins = new QuestionPins(questions, current: null, new Dictionary<string, QuestionRevision>());
        return new DemoStage(
            workspace,
            now,
            bank.Roles.ToDictionary(it => it.Key, it => it.Entry!.ToRole(it.Key, 1, it.File.Hash), StringComparer.Ordinal),
            [.. bank.Dimensions.Select(it => it.Entry!.ToDimension(it.Key, 1, it.File.Hash))],
            bank.QuestionSets.ToDictionary(
                it => it.Key,
                it => QuestionSetLoading.Publish(it.File, it.Entry!, existing: null, number: 1, pins, now).Version,
                StringComparer.Ordinal));
    }
}
