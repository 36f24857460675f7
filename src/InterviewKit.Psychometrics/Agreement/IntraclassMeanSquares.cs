namespace InterviewKit.Psychometrics.Agreement;

/// <summary>The analysis of variance of a table of targets by raters.</summary>
/// <param name="Targets">n, the rows.</param>
/// <param name="Raters">k, the columns.</param>
/// <param name="Between">MSB, between targets, n − 1 degrees of freedom.</param>
/// <param name="Within">MSW, within targets, n(k − 1).</param>
/// <param name="Judges">MSJ, between raters, k − 1.</param>
/// <param name="Error">MSE, the residual, (n − 1)(k − 1).</param>
public sealed record IntraclassMeanSquares(int Targets, int Raters, double Between, double Within, double Judges, double Error)
{
    internal static IntraclassMeanSquares Of(double[,] targetsByRaters)
    {
        var (n, k) = (targetsByRaters.GetLength(0), targetsByRaters.GetLength(1));
        var (rows, columns) = (new double[n], new double[k]);
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < k; j++)
            {
                rows[i] += targetsByRaters[i, j] / k;
                columns[j] += targetsByRaters[i, j] / n;
            }
        }

        var mean = rows.Average();
        var (between, judges, error) = (0.0, 0.0, 0.0);
        for (var i = 0; i < n; i++)
        {
            between += k * (rows[i] - mean) * (rows[i] - mean);
            for (var j = 0; j < k; j++)
            {
                var residual = targetsByRaters[i, j] - rows[i] - columns[j] + mean;
                error += residual * residual;
            }
        }

        for (var j = 0; j < k; j++)
        {
            judges += n * (columns[j] - mean) * (columns[j] - mean);
        }

        // Sums of squares that are rounding error of the table's size are 0: else a table of equal numbers would have a ratio.
        var rounding = 1e-24 * n * k * targetsByRaters.Cast<double>().Max(value => value * value);
        double Clean(double squares) => squares <= rounding ? 0 : squares;
        (between, judges, error) = (Clean(between), Clean(judges), Clean(error));
        return new IntraclassMeanSquares(
            n, k, between / (n - 1), (judges + error) / (n * (k - 1)), judges / (k - 1), error / ((n - 1) * (k - 1)));
    }
}
