using System.Collections.Immutable;
using InterviewKit.Documents;

namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>A list under a numeric revision.</summary>
public sealed record RevisedList : IRevisioned
{
    public required Guid Id { get; init; }

    public int Version { get; set; }

    public ImmutableArray<int> Values { get; init; } = [];
}

/// <summary>A list under a Guid version.</summary>
public sealed record GuardedList : IVersioned
{
    public required Guid Id { get; init; }

    public Guid Version { get; set; }

    public ImmutableArray<int> Values { get; init; } = [];
}
