namespace InterviewKit.GraphQL;

/// <summary>
/// The schema cannot be built. A programmer's error, thrown at start: its message lists every problem, one a line.
/// </summary>
public sealed class SchemaException : Exception
{
    /// <summary>Reports <paramref name="problems"/>, at least one.</summary>
    public SchemaException(IReadOnlyList<string> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>Each problem as a sentence that begins with its place: source:line:column or a schema coordinate.</summary>
    public IReadOnlyList<string> Problems { get; }

    private static string Describe(IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        return $"The schema has {problems.Count} problem{(problems.Count == 1 ? "" : "s")}:{Environment.NewLine}- "
            + string.Join($"{Environment.NewLine}- ", problems);
    }
}
