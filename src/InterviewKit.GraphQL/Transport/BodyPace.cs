using System.Globalization;
using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace InterviewKit.GraphQL.Transport;

/// <summary>
/// How fast a body has to come: who sends slower than that is answered, instead of holding a request open for as long as the server below
/// allows. A body that is there already costs no timer.
/// </summary>
/// <param name="Grace">How long nothing need come.</param>
/// <param name="BytesPerSecond">What has to come on average once that is over.</param>
/// <param name="Time">The clock.</param>
internal sealed record BodyPace(TimeSpan Grace, int BytesPerSecond, TimeProvider Time)
{
    public Clock Start(PipeReader reader) => new(this, reader);

    public HttpRefusal TooSlow(long received) => new(
        StatusCodes.Status408RequestTimeout,
        string.Create(
            CultureInfo.InvariantCulture,
            $"The body came too slowly: {received} bytes; expected {BytesPerSecond} bytes a second after {Grace.TotalSeconds:0.###} seconds."));

    /// <summary>Wakes one reader up when its body falls behind.</summary>
    internal sealed class Clock(BodyPace pace, PipeReader reader) : IDisposable
    {
        private readonly long started = pace.Time.GetTimestamp();
        private ITimer? timer;

        /// <summary>Lets the reader wait for more, until the body falls behind.</summary>
        public void Wait(long received)
        {
            var left = pace.Grace + TimeSpan.FromSeconds((double)received / pace.BytesPerSecond) - pace.Time.GetElapsedTime(started);
            if (left < TimeSpan.Zero) left = TimeSpan.Zero;
            timer ??= pace.Time.CreateTimer(static pipe => ((PipeReader)pipe!).CancelPendingRead(), reader, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(left, Timeout.InfiniteTimeSpan);
        }

        public void Dispose() => timer?.Dispose();
    }
}
