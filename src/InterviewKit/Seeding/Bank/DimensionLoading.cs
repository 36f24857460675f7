using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>Loads dimensions with their anchors: a changed file makes the dimension's next version.</summary>
internal static class DimensionLoading
{
    public static async Task LoadAsync(SeedRun run, IReadOnlyList<Seeded<DimensionEntry>> files, CancellationToken cancellationToken)
    {
        var known = (await run.Documents.LoadManyAsync<Dimension>(files.Select(file => file.Key), cancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        foreach (var (file, entry) in files)
        {
            var existing = known.GetValueOrDefault(file.Key);
            var dimension = entry!.ToDimension(file.Key, (existing?.Version ?? 0) + 1, file.Hash);
            switch (SeedRun.Judge(existing is not null, existing?.SeedHash, file))
            {
                case SeedVerdict.Add:
                    run.Documents.Insert(dimension);
                    run.Documents.Insert(DimensionVersion.Of(dimension, run.Now));
                    run.CountAdded(Dimension.NodeType, dimension.Key);
                    break;
                case SeedVerdict.Renew:
                    run.Documents.Update(dimension);
                    run.Documents.Insert(DimensionVersion.Of(dimension, run.Now));
                    run.CountRenewed(Dimension.NodeType, dimension.Key);
                    break;
                case SeedVerdict.Keep when !SeedRun.Same(existing! with { SeedHash = null }, dimension with { SeedHash = null, Version = existing.Version }):
                    run.ReportKept(file, $"the dimension {file.Key} was changed in the service and differs from the file; what stands in the service is kept.");
                    break;
            }
        }
    }
}
