namespace InterviewKit.Psychometrics.AdverseImpact;

/// <summary>How many of a group were selected.</summary>
/// <param name="Group">Key of the group.</param>
/// <param name="Selected">0 to <paramref name="Total"/>.</param>
/// <param name="Total">How many were considered.</param>
public sealed record GroupOutcome(string Group, int Selected, int Total);
