using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>Loads roles: a changed file makes the role's next version.</summary>
internal static class RoleLoading
{
    public static async Task LoadAsync(SeedRun run, IReadOnlyList<Seeded<RoleEntry>> files, CancellationToken cancellationToken)
    {
        var known = (await run.Documents.LoadManyAsync<Role>(files.Select(file => file.Key), cancellationToken))
            .ToDictionary(role => role.Key, StringComparer.Ordinal);
        foreach (var (file, entry) in files)
        {
            var existing = known.GetValueOrDefault(file.Key);
            var role = entry!.ToRole(file.Key, (existing?.Version ?? 0) + 1, file.Hash);
            switch (SeedRun.Judge(existing is not null, existing?.SeedHash, file))
            {
                case SeedVerdict.Add:
                    run.Documents.Insert(role);
                    run.Documents.Insert(RoleVersion.Of(role, run.Now));
                    run.CountAdded(Role.NodeType, role.Key);
                    break;
                case SeedVerdict.Renew:
                    run.Documents.Update(role);
                    run.Documents.Insert(RoleVersion.Of(role, run.Now));
                    run.CountRenewed(Role.NodeType, role.Key);
                    break;
                case SeedVerdict.Keep when !SeedRun.Same(existing! with { SeedHash = null }, role with { SeedHash = null, Version = existing.Version }):
                    run.ReportKept(file, $"the role {file.Key} was changed in the service and differs from the file; what stands in the service is kept.");
                    break;
            }
        }
    }
}
