namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// The exact posterior of one application: the normal distribution of θ = μ + δ + c + s over the dimensions observed. Immutable, thread safe.
/// </summary>
public sealed class ApplicationProfile
{
    /// <summary>Scores that differ by rounding alone are ties.</summary>
    private const int TieDigits = 9;

    private readonly double[] mean;
    private readonly double[] covariance;
    private readonly double[] rawMean;
    private readonly IReadOnlyList<string>[] raters;
    private readonly Dictionary<string, int> index;

    internal ApplicationProfile(string application, ApplicationBlock block, double[] mean, double[] covariance)
    {
        (Application, Block, this.mean, this.covariance) = (application, block, mean, covariance);
        Dimensions = [.. block.Dimensions.Select((dimension, i) =>
            new DimensionEstimate(dimension, block.ObservationsOf(i), mean[i], covariance[(i * mean.Length) + i]))];
        index = block.Dimensions.Select((dimension, i) => (dimension, i)).ToDictionary(pair => pair.dimension, pair => pair.i, StringComparer.Ordinal);
        rawMean = [.. Dimensions.Select(dimension => dimension.RawMean)];
        raters = [.. block.Dimensions.Select((_, i) => block.ObservationsOf(i).Select(observation => observation.Interviewer).ToArray())];
        Raters = raters.SelectMany(keys => keys).Distinct(StringComparer.Ordinal).Count();
    }

    /// <summary>Key of the application.</summary>
    public string Application { get; }

    /// <summary>Interviewers who scored anything.</summary>
    public int Raters { get; }

    /// <summary>The dimensions with at least one score, ordered by key.</summary>
    public IReadOnlyList<DimensionEstimate> Dimensions { get; }

    /// <summary>Posterior means in the order of <see cref="Dimensions"/>, also those too weak to be published.</summary>
    public IReadOnlyList<double> Mean => mean;

    internal ApplicationBlock Block { get; }

    /// <summary>Posterior covariance of two entries of <see cref="Mean"/>.</summary>
    public double Covariance(int first, int second) => covariance[(first * mean.Length) + second];

    /// <summary>
    /// The fit to one role. Insufficient below coverage <see cref="RoleFitResult.SufficientCoverage"/> or with fewer than
    /// <see cref="RoleFitResult.SufficientRaters"/> interviewers on the role's dimensions.
    /// </summary>
    public RoleFitResult Fit(RoleDefinition role)
    {
        ArgumentNullException.ThrowIfNull(role);
        var observed = role.Requirements.Where(requirement => index.ContainsKey(requirement.Dimension)).ToArray();
        var observedWeight = observed.Sum(requirement => requirement.Weight);
        var coverage = observed.Length == role.Requirements.Count ? 1 : observedWeight / role.TotalWeight;
        var interviewers = observed.SelectMany(requirement => raters[index[requirement.Dimension]]).Distinct(StringComparer.Ordinal).Count();
        var withheld = Insufficiency(role, coverage, interviewers);
        var contributions = role.Requirements.Select(requirement => index.TryGetValue(requirement.Dimension, out var i)
            ? new Contribution(
                requirement.Dimension,
                requirement.Weight / observedWeight,
                withheld is null ? ScoreScale.ToPoints(mean[i]) * requirement.Weight / observedWeight : null)
            : new Contribution(requirement.Dimension, 0, null)).ToArray();
        return new RoleFitResult(role, coverage, interviewers, withheld is null ? Score(role) : null, contributions, withheld);
    }

    /// <summary>The fits to several roles: highest score first, then those without one, ties in the order of their keys.</summary>
    public IReadOnlyList<RoleFitResult> Fits(IReadOnlyList<RoleDefinition> roles)
    {
        ArgumentNullException.ThrowIfNull(roles);
        return [.. roles.Select(Fit)
            .OrderByDescending(fit => fit.Score is { } score ? Math.Round(score.Score, TieDigits) : double.NegativeInfinity)
            .ThenBy(fit => fit.Role.Key, StringComparer.Ordinal)];
    }

    /// <summary>
    /// The role that beats every other sufficient role, of which there is at least one, with probability .8 or more under the joint
    /// posterior, and whose bar is met with probability .5 or more. By score, not by margin: else the role with the lowest bars would win.
    /// </summary>
    public BestFitResult BestFit(IReadOnlyList<RoleDefinition> roles)
    {
        var sufficient = Fits(roles).Where(fit => fit.Score is not null).ToArray();
        if (sufficient.Length < 2)
        {
            return new BestFitResult(null, $"A best role needs two roles with sufficient evidence; found {sufficient.Length}.");
        }

        var best = sufficient[0];
        foreach (var other in sufficient[1..])
        {
            var difference = Subtract(Weights(best.Role), Weights(other.Role));
            var probability = NormalInterval.ProbabilityAboveZero(best.Score!.Score - other.Score!.Score, VarianceOf(difference));
            if (probability < ApplicationPair.DistinguishableFrom)
            {
                return new BestFitResult(null, $"\"{best.Role.Key}\" is above \"{other.Role.Key}\" with a probability of only {probability:0.00}.");
            }
        }

        return best.Score!.ProbabilityMeetsBar >= 0.5
            ? new BestFitResult(best, null)
            : new BestFitResult(
                null, $"\"{best.Role.Key}\" scores highest, but meets its bar with a probability of only {best.Score.ProbabilityMeetsBar:0.00}.");
    }

    /// <summary>The role's weights over the observed dimensions, in their order, adding up to 1.</summary>
    internal double[] Weights(RoleDefinition role)
    {
        var weights = new double[mean.Length];
        foreach (var requirement in role.Requirements)
        {
            if (index.TryGetValue(requirement.Dimension, out var i))
            {
                weights[i] = requirement.Weight;
            }
        }

        var total = weights.Sum();
        return [.. weights.Select(weight => weight / total)];
    }

    private static string? Insufficiency(RoleDefinition role, double coverage, int interviewers)
    {
        if (coverage < RoleFitResult.SufficientCoverage - 1e-9)
        {
            return $"Scores cover {coverage:0.00} of the weight of role \"{role.Key}\"; {RoleFitResult.SufficientCoverage:0.00} is needed.";
        }

        return interviewers < RoleFitResult.SufficientRaters
            ? $"Role \"{role.Key}\" needs scores from {RoleFitResult.SufficientRaters} interviewers; it has {interviewers}."
            : null;
    }

    private static double[] Subtract(double[] first, double[] second) => [.. first.Zip(second, (a, b) => a - b)];

    private RoleScore Score(RoleDefinition role)
    {
        var weights = Weights(role);
        var bar = role.Requirements.Where(requirement => index.ContainsKey(requirement.Dimension))
            .Sum(requirement => weights[index[requirement.Dimension]] * requirement.Bar);
        return new RoleScore(
            ScoreScale.ToPoints(LinearAlgebra.VectorMath.Dot(weights, mean)),
            ScoreScale.ToPoints(LinearAlgebra.VectorMath.Dot(weights, rawMean)),
            VarianceOf(weights),
            ScoreScale.ToPoints(bar));
    }

    /// <summary>625 w′Sw.</summary>
    private double VarianceOf(double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            sum += weights[i] * LinearAlgebra.VectorMath.Dot(weights, covariance.AsSpan(i * weights.Length, weights.Length));
        }

        return ScoreScale.PointsPerStep * ScoreScale.PointsPerStep * Math.Max(0, sum);
    }
}
