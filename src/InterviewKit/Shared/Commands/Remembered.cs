namespace InterviewKit.Shared;

/// <summary>Something that a request reads once, and once more after each command. Not thread safe, as requests are not.</summary>
internal sealed class Remembered<T>(CommandCount commands, Func<CancellationToken, Task<T>> load)
    where T : class
{
    private T? _value;
    private int _readAt;

    public async ValueTask<T> GetAsync(CancellationToken cancellationToken)
    {
        if (_value is null || _readAt != commands.Value)
        {
            _value = await load(cancellationToken);
            _readAt = commands.Value;
        }

        return _value;
    }
}
