using InterviewKit.Psychometrics;

namespace InterviewKit.Shared;

/// <summary>A figure as it was published, or the reason why it was not: what documents keep of an <see cref="Estimate"/>.</summary>
/// <param name="Value">Null exactly where <paramref name="Withheld"/> is set.</param>
/// <param name="Low">Lower end of the interval; null where there is none.</param>
/// <param name="High">Upper end of the interval; null where there is none.</param>
/// <param name="Level">Coverage that the interval aims at, between 0 and 1.</param>
/// <param name="N">How many units it rests on, or would.</param>
/// <param name="Withheld">A sentence that says why there is no value.</param>
public sealed record PublishedEstimate(double? Value, double? Low, double? High, double Level, int N, string? Withheld)
{
    private const double UsualLevel = 0.95;

    public static PublishedEstimate Of(Estimate estimate) =>
        new(estimate.Value, estimate.Low, estimate.High, estimate.Level, estimate.N, estimate.Withheld);

    /// <summary>No figure: nothing was measured yet, for the reason given.</summary>
    public static PublishedEstimate NotYet(string reason) => new(null, null, null, UsualLevel, 0, reason);
}
