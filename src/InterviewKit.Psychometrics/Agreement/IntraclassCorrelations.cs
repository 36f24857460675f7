namespace InterviewKit.Psychometrics.Agreement;

/// <summary>
/// The six coefficients of Shrout and Fleiss, named by their model and by what they are the reliability of: one rater or the mean of all k.
/// A coefficient may be negative. <see cref="TwoWayRandomSingle"/> far below <see cref="TwoWayFixedSingle"/> means that raters differ in
/// severity, so that adjusting for it is worth while.
/// </summary>
/// <param name="MeanSquares">What they are made of; null where there are too few targets or raters.</param>
/// <param name="OneWaySingle">ICC(1,1): each target rated by other raters.</param>
/// <param name="TwoWayRandomSingle">ICC(2,1): absolute agreement, raters a sample.</param>
/// <param name="TwoWayFixedSingle">ICC(3,1): consistency, these raters only.</param>
/// <param name="OneWayAverage">ICC(1,k).</param>
/// <param name="TwoWayRandomAverage">ICC(2,k).</param>
/// <param name="TwoWayFixedAverage">ICC(3,k), which is Cronbach's alpha over raters.</param>
/// <param name="OneWayTest">MSB/MSW; null where the denominator is 0.</param>
/// <param name="TwoWayTest">MSB/MSE; null where the denominator is 0.</param>
public sealed record IntraclassCorrelations(
    IntraclassMeanSquares? MeanSquares,
    Estimate OneWaySingle,
    Estimate TwoWayRandomSingle,
    Estimate TwoWayFixedSingle,
    Estimate OneWayAverage,
    Estimate TwoWayRandomAverage,
    Estimate TwoWayFixedAverage,
    FTest? OneWayTest,
    FTest? TwoWayTest);
