using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// One application's part of the model, given the effects that applications share (g: the levels μ + δ and the severities r). Given g,
/// applications are independent, so each costs only a factorisation of its own few observations:
/// with z the observations less the prior mean of Gg, Ω = Var(c + s + h + e) and k = Cov(c + s, y),
/// θ − E(level) = Kz + F(g − E g) + noise of covariance C, where K = kΩ⁻¹, F = [I, 0] − KG and C = Var(c + s) − kΩ⁻¹k′.
/// </summary>
internal sealed class ApplicationBlock
{
    private readonly RatingObservation[] observations;
    private readonly int[] dimensionOf;
    private readonly int[] raterOf;

    public ApplicationBlock(RatingObservation[] observations, SharedEffects shared, VarianceComponents variances)
    {
        this.observations = observations;
        Dimensions = [.. observations.Select(observation => observation.Dimension).Distinct(StringComparer.Ordinal)];
        var raters = observations.Select(observation => observation.Interviewer).Distinct(StringComparer.Ordinal).ToArray();
        dimensionOf = [.. observations.Select(observation => Array.IndexOf(Dimensions, observation.Dimension))];
        raterOf = [.. observations.Select(observation => Dimensions.Length + Array.IndexOf(raters, observation.Interviewer))];
        Shared = [.. Dimensions.Select(shared.IndexOfLevel), .. raters.Select(shared.IndexOfRater)];
        Condition(shared, variances);
    }

    /// <summary>Keys of the dimensions observed, ordered: the entries of θ.</summary>
    public string[] Dimensions { get; }

    /// <summary>Which entries of g this application touches: its dimensions' levels, then its raters.</summary>
    public int[] Shared { get; }

    /// <summary>E(θ) at the prior mean of g.</summary>
    public double[] Offset { get; private set; } = [];

    /// <summary>F over <see cref="Shared"/>, a row for each dimension.</summary>
    public double[][] Loadings { get; private set; } = [];

    /// <summary>C, row by row.</summary>
    public double[] Noise { get; private set; } = [];

    /// <summary>G′Ω⁻¹G over <see cref="Shared"/>, row by row: what the observations say of g.</summary>
    public double[] Information { get; private set; } = [];

    /// <summary>G′Ω⁻¹z over <see cref="Shared"/>.</summary>
    public double[] Evidence { get; private set; } = [];

    public IReadOnlyList<RatingObservation> ObservationsOf(int dimension) => [.. observations.Where((_, i) => dimensionOf[i] == dimension)];

    private void Condition(SharedEffects shared, VarianceComponents variances)
    {
        var (n, d, m) = (observations.Length, Dimensions.Length, Shared.Length);
        var precision = DenseCholesky.Factor(ObservationCovariance(variances), n).Inverse();
        var z = observations.Select((observation, i) => observation.Score - shared.Mean[Shared[dimensionOf[i]]] - shared.Mean[Shared[raterOf[i]]]).ToArray();

        Information = new double[m * m];
        Evidence = new double[m];
        for (var i = 0; i < n; i++)
        {
            var row = precision.AsSpan(i * n, n);
            var evidence = VectorMath.Dot(row, z);
            Evidence[dimensionOf[i]] += evidence;
            Evidence[raterOf[i]] += evidence;
            for (var k = 0; k < n; k++)
            {
                Information[(dimensionOf[i] * m) + dimensionOf[k]] += row[k];
                Information[(dimensionOf[i] * m) + raterOf[k]] += row[k];
                Information[(raterOf[i] * m) + dimensionOf[k]] += row[k];
                Information[(raterOf[i] * m) + raterOf[k]] += row[k];
            }
        }

        Offset = new double[d];
        Loadings = new double[d][];
        Noise = new double[d * d];
        for (var i = 0; i < d; i++)
        {
            var gain = Gain(i, precision, variances);
            Offset[i] = shared.Mean[Shared[i]] + VectorMath.Dot(gain, z);
            Loadings[i] = new double[m];
            Loadings[i][i] = 1;
            for (var k = 0; k < d; k++)
            {
                Noise[(i * d) + k] = variances.Application + (i == k ? variances.ApplicationByDimension : 0);
            }

            for (var o = 0; o < n; o++)
            {
                Loadings[i][dimensionOf[o]] -= gain[o];
                Loadings[i][raterOf[o]] -= gain[o];
                for (var k = 0; k < d; k++)
                {
                    Noise[(i * d) + k] -= gain[o] * SignalCovariance(k, o, variances);
                }
            }
        }
    }

    /// <summary>Row of K = kΩ⁻¹ for one dimension.</summary>
    private double[] Gain(int dimension, double[] precision, VarianceComponents variances)
    {
        var gain = new double[observations.Length];
        for (var o = 0; o < gain.Length; o++)
        {
            VectorMath.AddScaled(gain, precision.AsSpan(o * gain.Length, gain.Length), SignalCovariance(dimension, o, variances));
        }

        return gain;
    }

    /// <summary>Cov(c + s of the dimension, the observation).</summary>
    private double SignalCovariance(int dimension, int observation, VarianceComponents variances)
        => variances.Application + (dimensionOf[observation] == dimension ? variances.ApplicationByDimension : 0);

    /// <summary>Ω = Var(c + s + h + e) of the observations.</summary>
    private double[] ObservationCovariance(VarianceComponents variances)
    {
        var n = observations.Length;
        var omega = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k <= i; k++)
            {
                omega[(i * n) + k] = variances.Application
                    + (dimensionOf[i] == dimensionOf[k] ? variances.ApplicationByDimension : 0)
                    + (raterOf[i] == raterOf[k] ? variances.InterviewerByApplication : 0)
                    + (i == k ? variances.Residual : 0);
            }
        }

        return omega;
    }
}
