namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>What a role asks of one dimension.</summary>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Weight">Above 0; only its proportion to the role's other weights matters.</param>
/// <param name="Bar">The rating expected, 1 to 5.</param>
public sealed record RoleRequirement(string Dimension, double Weight, double Bar);
