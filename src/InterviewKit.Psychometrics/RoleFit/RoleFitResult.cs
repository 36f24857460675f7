namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>An application against one role: a score, or why there is none.</summary>
/// <param name="Role">The role.</param>
/// <param name="Coverage">Share of the role's weight whose dimension has at least one score, 0 to 1, before renormalising.</param>
/// <param name="Raters">Interviewers who scored at least one of the role's dimensions.</param>
/// <param name="Score">Null exactly where <paramref name="Withheld"/> is set.</param>
/// <param name="Contributions">One for each of the role's dimensions, in its order; the points add up to the score.</param>
/// <param name="Withheld">Why the evidence is insufficient; null where it suffices.</param>
public sealed record RoleFitResult(
    RoleDefinition Role, double Coverage, int Raters, RoleScore? Score, IReadOnlyList<Contribution> Contributions, string? Withheld)
{
    /// <summary>The least coverage that gives a score.</summary>
    public const double SufficientCoverage = 0.6;

    /// <summary>The least number of interviewers that gives a score.</summary>
    public const int SufficientRaters = 2;
}
