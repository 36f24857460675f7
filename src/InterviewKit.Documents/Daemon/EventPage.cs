using InterviewKit.Documents.Events;

namespace InterviewKit.Documents.Daemon;

/// <summary>The next events, up to a number; those above <see cref="Ceiling"/> are not in it.</summary>
/// <param name="Events">The events, in order.</param>
/// <param name="Ceiling">The number up to which the page holds every event there is.</param>
/// <param name="HasMore">Whether the page ends for its size and not for want of events.</param>
/// <param name="Unreadable">What keeps the only event of the page, or the next one, from being read.</param>
internal sealed record EventPage(IReadOnlyList<Event> Events, long Ceiling, bool HasMore, UnreadableEvent? Unreadable = null);

internal sealed record UnreadableEvent(long Sequence, Exception Fault);
