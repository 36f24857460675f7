namespace InterviewKit.Seeding;

/// <summary>Seed files that cannot be loaded: all that is wrong with all of them. Nothing of them was stored.</summary>
public sealed class SeedException(IReadOnlyList<SeedProblem> problems) : Exception(Describe(problems))
{
    /// <summary>A person mends a few at a time; a broken indentation alone can make hundreds.</summary>
    private const int ShownMax = 20;

    /// <summary>All of them, by file and line; the message shows the first 20.</summary>
    public IReadOnlyList<SeedProblem> Problems { get; } = problems;

    private static string Describe(IReadOnlyList<SeedProblem> problems)
    {
        var lines = problems.Take(ShownMax).Select(problem => problem.ToString()).ToList();
        if (problems.Count > ShownMax)
        {
            lines.Add($"(and {problems.Count - ShownMax} more)");
        }

        return string.Join('\n', lines);
    }
}
