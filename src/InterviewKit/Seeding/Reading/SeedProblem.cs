namespace InterviewKit.Seeding;

/// <summary>Something wrong in a seed file.</summary>
/// <param name="File">The file as a person names it: <c>seed-data/questions/x.yaml</c>.</param>
/// <param name="Line">The line, from 1; 0 where it is the file as a whole.</param>
/// <param name="Message">A sentence: what was found, and what was expected.</param>
public sealed record SeedProblem(string File, int Line, string Message)
{
    /// <summary>The problem as one line, in the form that editors make a link of.</summary>
    public override string ToString() => Line == 0 ? $"{File}: {Message}" : $"{File}:{Line}: {Message}";
}
