namespace InterviewKit.Psychometrics;

/// <summary>Where a quantity lies with probability <paramref name="Level"/>.</summary>
/// <param name="Low">Lower end, in the quantity's unit.</param>
/// <param name="High">Upper end, never below <paramref name="Low"/>.</param>
/// <param name="Level">Between 0 and 1, both exclusive.</param>
public readonly record struct Interval(double Low, double High, double Level);
