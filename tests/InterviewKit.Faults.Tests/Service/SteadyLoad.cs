using System.Collections.Concurrent;

namespace InterviewKit.Faults.Tests.Service;

/// <summary>Submissions at a steady rate, whether the service answers or not; each is sent again until its outcome is known.</summary>
internal sealed class SteadyLoad : IAsyncDisposable
{
    /// <summary>So many wait at most while the service cannot answer.</summary>
    private const int UnderWayMax = 256;

    private readonly ServiceClient _client;
    private readonly int _interviews;
    private readonly SemaphoreSlim _places = new(UnderWayMax);
    private readonly ConcurrentDictionary<int, Task> _underWay = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Random _chance;
    private readonly Task _sending;
    private int _sent;
    private int _done;

    /// <param name="client">Sends them.</param>
    /// <param name="interviews">How many there are to be submitted; after that, known ones are sent again.</param>
    /// <param name="perSecond">The rate.</param>
    /// <param name="chance">Of which is sent again.</param>
    public SteadyLoad(ServiceClient client, int interviews, int perSecond, Random chance)
    {
        _client = client;
        _interviews = interviews;
        _chance = chance;
        _sending = SendAsync(TimeSpan.FromSeconds(1.0 / perSecond));
    }

    /// <summary>How many were acknowledged, first or again.</summary>
    public int Done => Volatile.Read(ref _done);

    public static string Key(int interview) => $"load-{interview}";

    /// <summary>Sends no more, and waits until all outcomes are known.</summary>
    public async Task FinishAsync()
    {
        await _stopping.CancelAsync();
        await _sending;
        await Task.WhenAll(_underWay.Values);
    }

    public async ValueTask DisposeAsync()
    {
        await FinishAsync();
        _stopping.Dispose();
        _places.Dispose();
    }

    private async Task SendAsync(TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopping.Token))
            {
                await _places.WaitAsync(_stopping.Token);
                var number = _sent++;
                _underWay[number] = SubmitAsync(number, number < _interviews ? number : _chance.Next(_interviews));
            }
        }
        catch (OperationCanceledException)
        {
            // Enough was sent.
        }
    }

    private async Task SubmitAsync(int number, int interview)
    {
        await Task.Yield();
        (await _client.SubmitAsync(interview, Key(interview))).ShouldBeOfType<Answer.Done>();
        Interlocked.Increment(ref _done);
        _places.Release();
        _underWay.TryRemove(number, out _);
    }
}
