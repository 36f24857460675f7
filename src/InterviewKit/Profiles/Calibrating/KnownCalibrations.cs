using System.Collections.Concurrent;
using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Profiles;

/// <summary>Versions of calibrations kept across requests: they never change, so what is known is never read again. Safe for any thread.</summary>
internal sealed class KnownCalibrations
{
    /// <summary>About 30 kB each; beyond it all are forgotten, and read again as they are asked for.</summary>
    private const int Max = 500;

    private readonly ConcurrentDictionary<(string Workspace, int Version), KnownCalibration> _known = new();

    public KnownCalibration? Find(string workspace, int version) => _known.GetValueOrDefault((workspace, version));

    /// <summary>The highest version that is known here; there may be a later one.</summary>
    public int? HighestOf(string workspace) =>
        _known.Keys.Where(key => key.Workspace == workspace).Select(key => (int?)key.Version).Max();

    public KnownCalibration Learn(string workspace, FittedCalibration fitted)
    {
        if (_known.Count >= Max)
        {
            _known.Clear();
        }

        return _known[(workspace, fitted.Version)] = new KnownCalibration(fitted, fitted.ToCalibration());
    }
}

/// <summary>A version as it was published, and as profiles use it.</summary>
internal sealed record KnownCalibration(FittedCalibration Fitted, Calibration Calibration);
