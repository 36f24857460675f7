using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// The effects g that applications share, with their prior: the levels μ + δ of the dimensions seen in the ratings, then the severities r
/// of the interviewers seen.
/// </summary>
internal sealed class SharedEffects
{
    private readonly Dictionary<string, int> levels;
    private readonly Dictionary<string, int> raters;
    private readonly double[] root;

    public SharedEffects(Calibration calibration, IReadOnlyList<RatingObservation> observations)
    {
        levels = Index(observations.Select(observation => observation.Dimension), 0);
        raters = Index(observations.Select(observation => observation.Interviewer), levels.Count);
        var severities = raters.Keys.Select(calibration.Of).ToArray();
        var (levelMean, levelCovariance) = calibration.Levels.Of([.. levels.Keys], calibration.Variances.Dimension);
        Mean = [.. levelMean, .. severities.Select(prior => prior.Mean)];

        root = new double[Count * Count];
        var levelRoot = SymmetricRoot.Of(levelCovariance, levels.Count);
        for (var i = 0; i < levels.Count; i++)
        {
            levelRoot.AsSpan(i * levels.Count, levels.Count).CopyTo(root.AsSpan(i * Count));
        }

        for (var j = 0; j < severities.Length; j++)
        {
            var i = levels.Count + j;
            root[(i * Count) + i] = Math.Sqrt(severities[j].Variance);
        }
    }

    /// <summary>Prior mean.</summary>
    public double[] Mean { get; }

    public int Count => levels.Count + raters.Count;

    public int IndexOfLevel(string dimension) => levels[dimension];

    public int IndexOfRater(string interviewer) => raters[interviewer];

    /// <summary>
    /// Posterior (mean less prior mean, covariance) given the blocks: with BB′ the prior covariance and H the information,
    /// B(I + B′HB)⁻¹B′, which holds for singular priors too.
    /// </summary>
    public (double[] Shift, double[] Covariance) Update(IReadOnlyList<ApplicationBlock> blocks)
    {
        var (information, evidence) = Add(blocks);
        var n = Count;
        var transposed = Transpose(root, n);
        var halfWay = new double[n * n];
        var middle = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < n; j++)
            {
                halfWay[(i * n) + j] = VectorMath.Dot(transposed.AsSpan(i * n, n), information.AsSpan(j * n, n));
            }

            for (var j = 0; j <= i; j++)
            {
                middle[(i * n) + j] = (i == j ? 1 : 0) + VectorMath.Dot(halfWay.AsSpan(i * n, n), transposed.AsSpan(j * n, n));
            }
        }

        var factor = DenseCholesky.Factor(middle, n);
        var rows = new double[n * n];
        root.CopyTo(rows, 0);
        for (var i = 0; i < n; i++)
        {
            factor.SolveLower(rows.AsSpan(i * n, n));
        }

        var covariance = new double[n * n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                covariance[(i * n) + j] = covariance[(j * n) + i] = VectorMath.Dot(rows.AsSpan(i * n, n), rows.AsSpan(j * n, n));
            }
        }

        var shift = new double[n];
        for (var i = 0; i < n; i++)
        {
            shift[i] = VectorMath.Dot(covariance.AsSpan(i * n, n), evidence);
        }

        return (shift, covariance);
    }

    private (double[] Information, double[] Evidence) Add(IReadOnlyList<ApplicationBlock> blocks)
    {
        var information = new double[Count * Count];
        var evidence = new double[Count];
        foreach (var block in blocks)
        {
            var m = block.Shared.Length;
            for (var i = 0; i < m; i++)
            {
                evidence[block.Shared[i]] += block.Evidence[i];
                for (var j = 0; j < m; j++)
                {
                    information[(block.Shared[i] * Count) + block.Shared[j]] += block.Information[(i * m) + j];
                }
            }
        }

        return (information, evidence);
    }

    private static Dictionary<string, int> Index(IEnumerable<string> keys, int first)
        => keys.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select((key, i) => (key, i))
            .ToDictionary(pair => pair.key, pair => first + pair.i, StringComparer.Ordinal);

    private static double[] Transpose(double[] matrix, int order)
    {
        var transposed = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < order; j++)
            {
                transposed[(j * order) + i] = matrix[(i * order) + j];
            }
        }

        return transposed;
    }
}
