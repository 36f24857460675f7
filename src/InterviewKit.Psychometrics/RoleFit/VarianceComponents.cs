namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// Variances of the six independent normal effects whose sum is an observation, in squared steps of the 1 to 5 scale:
/// y = μ + δ(dimension) + c(application) + s(application × dimension) + r(interviewer) + h(interviewer × application) + e.
/// </summary>
/// <param name="Dimension">Of δ: some dimensions are scored lower by everyone; 0 or more.</param>
/// <param name="Application">Of c: some candidates are better at all; 0 or more.</param>
/// <param name="ApplicationByDimension">Of s: a candidate's own strengths; 0 or more.</param>
/// <param name="Interviewer">Of r: severity and lenience; 0 or more.</param>
/// <param name="InterviewerByApplication">Of h: halo, what one interviewer thinks of one candidate throughout; 0 or more.</param>
/// <param name="Residual">Of e; above 0.</param>
public sealed record VarianceComponents(
    double Dimension, double Application, double ApplicationByDimension, double Interviewer, double InterviewerByApplication, double Residual)
{
    /// <summary>What is assumed before a workspace has enough scorecards: .05, .30, .15, .10, .15, .30.</summary>
    public static VarianceComponents Default { get; } = new(.05, .30, .15, .10, .15, .30);

    internal void Check()
    {
        double[] effects = [Dimension, Application, ApplicationByDimension, Interviewer, InterviewerByApplication];
        if (!effects.All(variance => variance >= 0 && double.IsFinite(variance)) || !(Residual > 0 && double.IsFinite(Residual)))
        {
            throw new ArgumentException($"Variances are finite and at least 0, the residual above 0, but found {this}.");
        }
    }
}
