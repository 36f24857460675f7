namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>What a calibration knows of one interviewer's severity r.</summary>
/// <param name="Mean">r̂ in steps of the scale, relative to the average interviewer; lenient is positive.</param>
/// <param name="Variance">Prediction error variance of r̂, 0 or more.</param>
/// <param name="Observations">How many observations of this interviewer it was fitted on.</param>
public sealed record InterviewerPrior(double Mean, double Variance, int Observations)
{
    /// <summary>Below this many observations an interviewer's severity is used in fits but not published.</summary>
    public const int PublishedFrom = 8;
}
