namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// B with BB′ = A for a covariance matrix that may be singular: a variance of 0 is a legitimate prior, so the roots' columns of it are 0
/// instead of the factorisation failing.
/// </summary>
internal static class SymmetricRoot
{
    /// <summary>The lower triangular root, row by row; the other triangle is 0.</summary>
    /// <exception cref="ArgumentException">The matrix has a direction of negative variance.</exception>
    public static double[] Of(ReadOnlySpan<double> matrix, int order)
    {
        var root = new double[order * order];
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[(i * order) + j] - VectorMath.Dot(root.AsSpan(i * order, j), root.AsSpan(j * order, j));
                var pivot = root[(j * order) + j];
                root[(i * order) + j] = i == j ? PivotRoot(rest, matrix[(i * order) + i], i) : pivot == 0 ? 0 : rest / pivot;
            }
        }

        return root;
    }

    private static double PivotRoot(double rest, double variance, int index)
    {
        const double Rounding = 1e-12;
        if (rest < -Rounding * Math.Max(1, variance) || double.IsNaN(rest))
        {
            throw new ArgumentException($"A covariance matrix has no negative variance, but the one given has at entry {index}: {rest}.");
        }

        return rest <= Rounding * variance ? 0 : Math.Sqrt(rest);
    }
}
