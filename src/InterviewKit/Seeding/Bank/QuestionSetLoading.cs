using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>
/// Loads question sets, published. A set gets a new version when its own file has changed, or when the file of one of its questions has
/// made a revision, so that a better anchor reaches the sets that ask the question. A question that a person has changed stays pinned
/// as it was: publishing a set with it is theirs to do. Earlier versions stay as they are, and with them what interviews pin.
/// </summary>
internal static class QuestionSetLoading
{
    public static async Task LoadAsync(
        SeedRun run,
        IReadOnlyList<Seeded<QuestionSetEntry>> files,
        IReadOnlyDictionary<string, Question> questions,
        CancellationToken cancellationToken)
    {
        var sets = (await run.Documents.LoadManyAsync<QuestionSet>(files.Select(file => file.Key), cancellationToken))
            .ToDictionary(set => set.Key, StringComparer.Ordinal);
        var currentIds = sets.Values.Select(set => set.CurrentVersionId).OfType<string>();
        var versions = (await run.Documents.LoadManyAsync<QuestionSetVersion>(currentIds, cancellationToken))
            .ToDictionary(version => version.SetKey!, StringComparer.Ordinal);
        var pinned = versions.Values.SelectMany(version => version.Items).Select(item => QuestionRevision.IdOf(item.QuestionKey, item.Revision));
        var revisions = (await run.Documents.LoadManyAsync<QuestionRevision>(pinned.Distinct(StringComparer.Ordinal), cancellationToken))
            .ToDictionary(revision => revision.Id, StringComparer.Ordinal);
        foreach (var (file, entry) in files)
        {
            var pins = new QuestionPins(questions, versions.GetValueOrDefault(file.Key), revisions);
            Load(run, file, entry!, sets.GetValueOrDefault(file.Key), versions.GetValueOrDefault(file.Key), pins);
        }
    }

    /// <summary>The set with its first or next version.</summary>
    public static (QuestionSet Set, QuestionSetVersion Version) Publish(
        SeedFile file, QuestionSetEntry entry, QuestionSet? existing, int number, QuestionPins pins, DateTimeOffset now)
    {
        var items = pins.Of(entry);
        var coverage = CoveredDimension.Of(items.Select(item => (item.Minutes, pins.ContentOf(item).DimensionKeys)));
        var version = new QuestionSetVersion
        {
            Id = QuestionSetVersion.IdOf(file.Key, number),
            SetKey = file.Key,
            Number = number,
            RoleKey = entry.Role.Value,
            Level = entry.Level,
            PublishedAt = now,
            Items = items,
            FocusKeys = [.. entry.Focus.Select(focus => focus.Value)],
            Coverage = coverage,
        };
        var set = new QuestionSet
        {
            Key = file.Key,
            Version = (existing?.Version ?? 0) + 1,
            Status = QuestionSetStatus.Published,
            Name = entry.Name,
            Description = entry.Description,
            RoleKey = entry.Role.Value,
            Level = entry.Level,
            CurrentVersionId = version.Id,
            DimensionKeys = [.. coverage.Select(covered => covered.DimensionKey)],
            Author = existing?.Author,
            SeedHash = file.Hash,
        };
        return (set, version);
    }

    private static void Load(
        SeedRun run, SeedFile file, QuestionSetEntry entry, QuestionSet? existing, QuestionSetVersion? current, QuestionPins pins)
    {
        var standsAsLoaded = existing is { Status: QuestionSetStatus.Published, DraftVersionId: null } ? existing.SeedHash : null;
        var verdict = SeedRun.Judge(existing is not null, standsAsLoaded, file);
        if (verdict == SeedVerdict.Keep)
        {
            ReportIfDifferent(run, file, entry, existing!, current);
            return;
        }

        if (pins.OutOfUse(entry) is { Count: > 0 } outOfUse)
        {
            if (verdict != SeedVerdict.Leave)
            {
                run.ReportKept(file, $"it asks {string.Join(", ", outOfUse)}, which is not published in the service.");
            }

            return;
        }

        if (verdict == SeedVerdict.Leave && pins.Of(entry).SequenceEqual(current!.Items))
        {
            return;
        }

        var (set, version) = Publish(file, entry, existing, (current?.Number ?? 0) + 1, pins, run.Now);
        run.Documents.Insert(version);
        if (existing is null)
        {
            run.Documents.Insert(set);
            run.CountAdded(QuestionSet.NodeType, set.Key);
        }
        else
        {
            run.Documents.Update(set);
            run.CountRenewed(QuestionSet.NodeType, set.Key);
        }

        run.Announce(ChangeType.QuestionSetPublished, set.GlobalId());
    }

    private static void ReportIfDifferent(SeedRun run, SeedFile file, QuestionSetEntry entry, QuestionSet existing, QuestionSetVersion? current)
    {
        var asks = current?.Items.Select(item => (item.QuestionKey, item.Note)).ToList() ?? [];
        var same = existing.SeedHash == file.Hash
            || (existing.Name == entry.Name
                && existing.Description == entry.Description
                && asks.SequenceEqual(entry.Items.Select(item => (item.Question.Value, item.Note))));
        if (!same)
        {
            run.ReportKept(file, $"the question set {file.Key} was changed in the service and differs from the file; what stands in the service is kept.");
        }
    }
}
