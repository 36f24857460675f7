namespace InterviewKit.Shared;

/// <summary>Where a page stands in its list, as the Relay specification has it.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
