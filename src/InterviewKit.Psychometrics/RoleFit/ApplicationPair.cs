namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>Two applications of an opening, compared on its role.</summary>
/// <param name="Higher">Key of the application with the higher score; on a tie the first ordinally.</param>
/// <param name="Lower">Key of the other.</param>
/// <param name="Probability">That <paramref name="Higher"/> is truly the better of the two, ½ to 1.</param>
public sealed record ApplicationPair(string Higher, string Lower, double Probability)
{
    /// <summary>From this probability on, the evidence tells two apart.</summary>
    public const double DistinguishableFrom = 0.8;

    /// <summary>The evidence does not support the difference between their scores.</summary>
    public bool Indistinguishable => Probability < DistinguishableFrom;
}
