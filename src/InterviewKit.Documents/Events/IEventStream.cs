namespace InterviewKit.Documents;

/// <summary>An aggregate to decide on, and its stream to append the outcome to. Saving fails if anybody else appended in between.</summary>
/// <typeparam name="T">The aggregate.</typeparam>
public interface IEventStream<out T> where T : class
{
    /// <summary>The aggregate as of <see cref="StartingVersion"/>; <c>null</c> when there is no such stream, or nothing began it.</summary>
    public T? Aggregate { get; }

    /// <summary>The version that was read; 0 when there is no such stream.</summary>
    public long StartingVersion { get; }

    /// <summary>The version that was read, and what was appended since.</summary>
    public long CurrentVersion { get; }

    /// <summary>The stream's identity where it is a Guid; else empty.</summary>
    public Guid Id { get; }

    /// <summary>The stream's identity where it is a text; else <c>null</c>.</summary>
    public string? Key { get; }

    /// <summary>What was appended since it was fetched.</summary>
    public IReadOnlyList<IEvent> Events { get; }

    /// <summary>Appends an event when the session is saved.</summary>
    public void AppendOne(object @event);

    /// <summary>Appends events when the session is saved.</summary>
    public void AppendMany(params object[] events);

    /// <inheritdoc cref="AppendMany(object[])"/>
    public void AppendMany(IEnumerable<object> events);
}
