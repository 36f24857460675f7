namespace InterviewKit.Documents.Events;

internal sealed class EventStream<T>(EventStoreOperations store, object streamId, long version, T? aggregate) : IEventStream<T> where T : class
{
    private readonly List<IEvent> appended = [];

    public T? Aggregate => aggregate;

    public long StartingVersion => version;

    public long CurrentVersion => version + appended.Count;

    public Guid Id => streamId is Guid id ? id : Guid.Empty;

    public string? Key => streamId as string;

    public IReadOnlyList<IEvent> Events => appended;

    public void AppendOne(object @event) => AppendMany(@event);

    public void AppendMany(params object[] events) => AppendMany((IEnumerable<object>)events);

    public void AppendMany(IEnumerable<object> events)
    {
        IReadOnlyList<object> all = [.. events];
        if (all.Count == 0)
            return;
        var stream = store.Add(streamId, StreamActionType.Append, typeof(T), all);
        stream.ExpectedVersionOnServer = version;
        appended.AddRange(stream.Events.TakeLast(all.Count));
    }
}
