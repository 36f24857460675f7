using InterviewKit.Questions;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>Loads questions, published: a changed file makes the question's next revision.</summary>
internal static class QuestionLoading
{
    /// <summary>The bank's questions as they stand afterwards, by key.</summary>
    public static async Task<IReadOnlyDictionary<string, Question>> LoadAsync(
        SeedRun run, IReadOnlyList<Seeded<QuestionEntry>> files, CancellationToken cancellationToken)
    {
        var questions = (await run.Documents.LoadManyAsync<Question>(files.Select(file => file.Key), cancellationToken))
            .ToDictionary(question => question.Key, StringComparer.Ordinal);
        foreach (var (file, entry) in files)
        {
            questions[file.Key] = Load(run, file, entry!.Content, questions.GetValueOrDefault(file.Key));
        }

        return questions;
    }

    /// <summary>Whether the question is still what its file made of it. Taking a question out of use is a change too.</summary>
    public static bool FollowsItsFile(Question question) => question is { SeedHash: not null, Status: QuestionStatus.Published };

    private static Question Load(SeedRun run, SeedFile file, QuestionContent content, Question? existing)
    {
        var hash = existing is not null && FollowsItsFile(existing) ? existing.SeedHash : null;
        switch (SeedRun.Judge(existing is not null, hash, file))
        {
            case SeedVerdict.Add:
                var added = QuestionEntry.ToQuestion(file.Key, content, file.Hash, run.Now);
                run.Documents.Insert(added);
                Publish(run, added, note: null);
                run.CountAdded(Question.NodeType, added.Key);
                return added;
            case SeedVerdict.Renew:
                var renewed = existing! with { Revision = existing.Revision + 1, Content = content, UpdatedAt = run.Now, SeedHash = file.Hash };
                run.Documents.Update(renewed);
                Publish(run, renewed, "The bank's file has changed.");
                run.CountRenewed(Question.NodeType, renewed.Key);
                return renewed;
            case SeedVerdict.Keep when existing!.SeedHash != file.Hash && !SeedRun.Same(existing.Content, content):
                run.ReportKept(
                    file,
                    existing.Status == QuestionStatus.Published
                        ? $"the question {file.Key} was changed in the service and differs from the file; revision {existing.Revision} is kept."
                        : $"the question {file.Key} is {ScreamingSnake.Of(existing.Status)} in the service; it is left as it is.");
                return existing;
            default:
                return existing!;
        }
    }

    /// <summary>Inserted, never stored: of two who make the same revision one is refused.</summary>
    private static void Publish(SeedRun run, Question question, string? note)
    {
        run.Documents.Insert(QuestionRevision.Of(question, changedBy: null, note));
        run.Announce(ChangeType.QuestionPublished, question.GlobalId());
    }
}
