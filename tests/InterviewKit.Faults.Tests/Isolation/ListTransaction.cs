namespace InterviewKit.Faults.Tests.Isolation;

/// <summary>A transaction as its client saw it: first what it read, then what it appended.</summary>
/// <param name="Id">Unlike all others.</param>
/// <param name="Committed">Whether it was told that it is committed; false means that it was told that it is undone.</param>
/// <param name="Reads">Each list that it read, whole.</param>
/// <param name="Appends">Its values, in their order; each value is appended once only, by one transaction.</param>
internal sealed record ListTransaction(int Id, bool Committed, IReadOnlyList<ListRead> Reads, IReadOnlyList<ListAppend> Appends);

internal sealed record ListRead(int List, IReadOnlyList<int> Values);

internal sealed record ListAppend(int List, int Value);
