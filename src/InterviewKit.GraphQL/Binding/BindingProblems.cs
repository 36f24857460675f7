namespace InterviewKit.GraphQL.Binding;

/// <summary>Collects what is wrong with a composition, each thing once, so that all of it is reported together.</summary>
internal sealed class BindingProblems
{
    private readonly List<string> problems = [];
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public IReadOnlyList<string> All => problems;

    /// <param name="coordinate">The schema coordinate of the element at fault.</param>
    /// <param name="problem">What was found and what was expected, as a sentence.</param>
    public void Add(string coordinate, string problem)
    {
        var line = $"{coordinate}: {problem}";
        if (known.Add(line)) problems.Add(line);
    }

    public void ThrowIfAny()
    {
        if (problems.Count > 0) throw new SchemaException(problems);
    }
}
