namespace InterviewKit.Psychometrics.Agreement;

/// <summary>δ², how much two values differ at a level of measurement (Krippendorff 2011, section 3).</summary>
internal enum DifferenceMetric
{
    Nominal,
    Ordinal,
    Interval,
    Ratio,
}
