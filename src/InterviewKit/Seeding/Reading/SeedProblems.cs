namespace InterviewKit.Seeding;

/// <summary>Collects what is wrong, so that a contributor sees all of it at once.</summary>
internal sealed class SeedProblems
{
    private readonly List<SeedProblem> _found = [];

    public int Count => _found.Count;

    public void Add(string file, int line, string message) => _found.Add(new SeedProblem(file, line, message));

    /// <exception cref="SeedException">There are problems.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            throw new SeedException([.. _found
                .OrderBy(problem => problem.File, StringComparer.Ordinal)
                .ThenBy(problem => problem.Line)]);
        }
    }
}
