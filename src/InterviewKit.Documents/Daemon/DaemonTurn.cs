namespace InterviewKit.Documents;

/// <summary>How a turn of the async daemon ended.</summary>
/// <param name="HasMore">Whether there is more to do at once.</param>
/// <param name="Pause">When to look again if nothing is heard: an event waits to be tried again, or for an older transaction to end. <c>null</c> for no need.</param>
public readonly record struct DaemonTurn(bool HasMore, TimeSpan? Pause);
