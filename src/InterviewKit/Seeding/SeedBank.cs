using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Loads the bank's files into a workspace: roles, dimensions, questions, question sets. By key, and as often as wanted: what is missing is added,
/// a changed file makes the next revision or version of what still stands as it was loaded, and all else is left alone.
/// </summary>
public static class SeedBank
{
    /// <summary>How often loading starts anew because a person saved the same revision meanwhile.</summary>
    private const int MaxAttempts = 3;

    /// <summary>Loads everything in one transaction: all of it or nothing.</summary>
    /// <param name="store">The store.</param>
    /// <param name="workspace">The workspace's key.</param>
    /// <param name="folder">The folder of the files, <c>seed-data</c>.</param>
    /// <param name="time">The clock of what is added.</param>
    /// <param name="report">Takes a sentence for each file that was not taken over because a person has changed the thing, and one of the whole.</param>
    /// <param name="cancellationToken">Ends the loading; nothing is kept then.</param>
    /// <exception cref="SeedException">Something is wrong with the files; nothing was loaded.</exception>
    public static async Task LoadAsync(
        IDocumentStore store, string workspace, string folder, TimeProvider time, Action<string> report, CancellationToken cancellationToken)
    {
        var bank = BankFiles.Read(folder);
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await LoadAsync(store, workspace, bank, Instants.ToMilliseconds(time.GetUtcNow()), report, cancellationToken);
                return;
            }
            catch (DocumentAlreadyExistsException) when (attempt < MaxAttempts)
            {
                // A person made the next revision first. The next attempt finds it, and keeps it.
            }
        }
    }

    private static async Task LoadAsync(
        IDocumentStore store, string workspace, BankFiles bank, DateTimeOffset now, Action<string> report, CancellationToken cancellationToken)
    {
        await using var documents = store.LightweightSession(workspace);
        await documents.BeginTransactionAsync(cancellationToken);
        await SeedLock.TakeAsync(documents, cancellationToken);

        var run = new SeedRun(new CommandSession(documents, Actor.System(workspace), now));
        await DimensionLoading.LoadAsync(run, bank.Dimensions, cancellationToken);
        await RoleLoading.LoadAsync(run, bank.Roles, cancellationToken);
        var questions = await QuestionLoading.LoadAsync(run, bank.Questions, cancellationToken);
        await QuestionSetLoading.LoadAsync(run, bank.QuestionSets, questions, cancellationToken);
        if (run.Changed)
        {
            await documents.SaveChangesAsync(cancellationToken);
        }

        foreach (var sentence in run.Sentences)
        {
            report(sentence);
        }

        report(
            $"The bank of workspace {workspace} has {bank.Roles.Count.Of("role")}, {bank.Dimensions.Count.Of("dimension")}, {bank.Questions.Count.Of("question")} and "
            + $"{bank.QuestionSets.Count.Of("question set")} from files: {run.Added} added, {run.Renewed} renewed, {run.Kept} kept as changed in the service.");
    }
}
