using System.Runtime.InteropServices;

namespace InterviewKit.Api.Commands;

/// <summary>Ctrl-C and SIGTERM as a cancellation, from the first moment on: the service's own host hears them only once it runs.</summary>
internal sealed class TerminationSignals : IDisposable
{
    private readonly CancellationTokenSource _received = new();
    private readonly PosixSignalRegistration[] _registrations;

    public TerminationSignals()
    {
        _registrations = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGQUIT }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];
    }

    public CancellationToken Token => _received.Token;

    public void Dispose()
    {
        foreach (var registration in _registrations)
        {
            registration.Dispose();
        }

        _received.Dispose();
    }

    private void Stop(PosixSignalContext context)
    {
        // The process ends when its work has ended, not by the signal.
        context.Cancel = true;
        _received.Cancel();
    }
}
