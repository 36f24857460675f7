namespace InterviewKit.Psychometrics.AdverseImpact;

/// <summary>One group's selection, compared with the group selected most often.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="Rate">Selected ÷ total with Wilson's 95 % interval; n is the total. Withheld for a group under 5, with all that follows.</param>
/// <param name="ImpactRatio">Rate ÷ the highest rate, 0 to 1, no interval. Withheld where nobody was selected at all.</param>
/// <param name="Flagged">The ratio is below four fifths; null where it is withheld.</param>
/// <param name="PValue">Two-sided Fisher test against the group with the highest rate, 1 for that group itself; null where the ratio is withheld.</param>
/// <remarks>
/// A flag without significance is not evidence, and significance without a flag is not exculpation: show both. With few selected, one
/// person more or less decides.
/// </remarks>
public sealed record GroupImpact(string Group, Estimate Rate, Estimate ImpactRatio, bool? Flagged, double? PValue);
