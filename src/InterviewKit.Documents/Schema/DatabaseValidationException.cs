namespace InterviewKit.Documents;

/// <summary>The database differs from the mapping.</summary>
public sealed class DatabaseValidationException : MartenException
{
    internal DatabaseValidationException(IReadOnlyList<string> differences)
        : base("The database does not match the configuration:\n" + string.Join("\n", differences.Select(difference => "- " + difference)))
        => Differences = differences;

    /// <summary>A sentence for each difference.</summary>
    public IReadOnlyList<string> Differences { get; }
}
