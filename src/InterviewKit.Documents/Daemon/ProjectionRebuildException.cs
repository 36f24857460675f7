namespace InterviewKit.Documents;

/// <summary>Some streams could not be folded anew; their snapshots are as they were, all others are rebuilt.</summary>
public sealed class ProjectionRebuildException : MartenException
{
    private const int NamedMax = 10;

    internal ProjectionRebuildException(string projectionName, IReadOnlyList<(object Stream, Exception Fault)> failures)
        : base(
            $"{failures.Count} streams of projection '{projectionName}' could not be folded: "
            + string.Join("; ", failures.Take(NamedMax).Select(failure => $"{failure.Stream}: {failure.Fault.Message}")) + (failures.Count > NamedMax ? "; …" : ""),
            failures[0].Fault)
    {
        Streams = [.. failures.Select(failure => failure.Stream)];
    }

    /// <summary>The streams.</summary>
    public IReadOnlyList<object> Streams { get; }
}
