namespace InterviewKit.Seeding;

/// <summary>The demo as its files have it; what is found wrong with it later goes to the same problems.</summary>
internal sealed record DemoFiles(
    SeedProblems Problems,
    IReadOnlyList<PersonEntry> People,
    IReadOnlyList<CandidateEntry> Candidates,
    SeedFile OpeningsFile,
    IReadOnlyList<OpeningEntry> Openings,
    IReadOnlyList<Seeded<ApplicationEntry>> Applications)
{
    /// <exception cref="SeedException">Something is wrong with any of the files, each taken by itself.</exception>
    public static DemoFiles Read(string path)
    {
        var problems = new SeedProblems();
        var folder = new SeedFolder(path, problems);
        var (people, candidates, openings) = (folder.Read("demo/people.yaml"), folder.Read("demo/candidates.yaml"), folder.Read("demo/openings.yaml"));
        var applications = Seeded<ApplicationEntry>.ReadAll(folder.ReadAll("demo/applications"), ApplicationEntry.Read);
        var peopleEntries = List(people, PersonEntry.Read, person => person.Key);
        var candidateEntries = List(candidates, CandidateEntry.Read, candidate => candidate.Key);
        var openingEntries = List(openings, OpeningEntry.Read, opening => opening.Key);
        foreach (var (file, application) in applications)
        {
            RefuseTwice(file, application?.Interviews.Select(interview => interview.Key) ?? []);
        }

        problems.ThrowIfAny();
        return new DemoFiles(problems, peopleEntries, candidateEntries, openings!, openingEntries, applications);
    }

    private static IReadOnlyList<T> List<T>(SeedFile? file, Func<Fields, T> read, Func<T, SeedKey> keyOf)
        where T : class
    {
        var entries = file?.List(read) ?? [];
        RefuseTwice(file, entries.Select(keyOf));
        return entries;
    }

    private static void RefuseTwice(SeedFile? file, IEnumerable<SeedKey> keys)
    {
        foreach (var twice in keys.GroupBy(key => key.Value).Where(group => group.Count() > 1))
        {
            file?.Problem(twice.Last().Line, $"The key {twice.Key} is there twice; the first is in line {twice.First().Line}.");
        }
    }
}
