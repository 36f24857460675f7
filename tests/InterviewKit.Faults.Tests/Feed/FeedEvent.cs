namespace InterviewKit.Faults.Tests.Feed;

/// <summary>Something that happened in a stream, and leaves the service.</summary>
/// <param name="Number">Unlike all others.</param>
public sealed record FeedEvent(int Number);
