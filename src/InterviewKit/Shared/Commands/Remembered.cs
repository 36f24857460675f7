namespace InterviewKit.Shared;

/// <summary>Something that a request reads once, and once more after each command. Not thread safe, as requests are not.</summary>
internal sealed class Remembered<T>(CommandCount commands, Func<CancellationToken, Task<T>> load)
    where T : class
{
    private T? _value;
    private int _readAt;

    /// <summary>What is remembered; null before it was read.</summary>
    public T? Current => _readAt == commands.Value ? _value : null;

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken) => Current ?? Remember(await load(cancellationToken));

    /// <summary>Takes over what was read in another way.</summary>
    public T Remember(T value)
    {
        (_value, _readAt) = (value, commands.Value);
        return value;
    }
}
