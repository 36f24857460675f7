namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// What a workspace's past scorecards say of its scale and its raters: all that a role fit needs besides the ratings. Immutable plain
/// data; a profile computed twice from one version is the same.
/// </summary>
/// <param name="Version">0 for <see cref="Default"/>, then counting.</param>
/// <param name="Variances">Of the effects; none is 0 but by choice.</param>
/// <param name="Levels">Prior of μ + δ.</param>
/// <param name="Interviewers">Prior of r by interviewer; who is not in it has mean 0 and the variance of the effect.</param>
public sealed record Calibration(
    int Version, VarianceComponents Variances, LevelPrior Levels, IReadOnlyDictionary<string, InterviewerPrior> Interviewers)
{
    /// <summary>Version 0: the documented defaults, no interviewer known.</summary>
    public static Calibration Default { get; } =
        new(0, VarianceComponents.Default, LevelPrior.Default, new Dictionary<string, InterviewerPrior>(StringComparer.Ordinal));

    internal InterviewerPrior Of(string interviewer) => Interviewers.GetValueOrDefault(interviewer) ?? new InterviewerPrior(0, Variances.Interviewer, 0);

    internal void Check()
    {
        Variances.Check();
        Levels.Check();
        foreach (var (key, prior) in Interviewers)
        {
            if (!double.IsFinite(prior.Mean) || !(prior.Variance >= 0 && double.IsFinite(prior.Variance)))
            {
                throw new ArgumentException($"Interviewer \"{key}\" needs a finite mean and a variance of at least 0, but has {prior}.");
            }
        }
    }
}
