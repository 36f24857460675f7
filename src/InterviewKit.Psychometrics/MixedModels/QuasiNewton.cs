using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// BFGS with a backtracking line search (Nocedal and Wright 2006, chapter 6). MathNet's minimisers throw where rounding stops a line
/// search next to the minimum; here that is how a minimisation may end, and an evaluation may cost a second, so none is wasted.
/// </summary>
internal static class QuasiNewton
{
    private const int IterationsMax = 200;

    /// <summary>Newton decrement at which it stops: twice the decrease that is still to be had.</summary>
    private const double Decrement = 1e-11;

    /// <param name="function">Value and gradient.</param>
    /// <param name="start">Where to start.</param>
    /// <param name="inverseCurvature">A guess of the inverse second derivatives, all above 0: sets the scale of the first step.</param>
    /// <returns>The minimum; null if it was not reached in 200 iterations.</returns>
    public static double[]? Minimise(Func<double[], (double Value, double[] Gradient)> function, double[] start, double[] inverseCurvature)
    {
        var n = start.Length;
        var point = (double[])start.Clone();
        var (value, gradient) = function(point);
        var inverse = Diagonal(inverseCurvature);
        for (var iteration = 0; iteration < IterationsMax; iteration++)
        {
            var step = new double[n];
            for (var i = 0; i < n; i++)
            {
                step[i] = -VectorMath.Dot(inverse.AsSpan(i * n, n), gradient);
            }

            var slope = VectorMath.Dot(step, gradient);
            if (-slope < Decrement)
            {
                // The last step costs no evaluation, and doubles the digits.
                VectorMath.AddScaled(point, step, 1);
                return point;
            }

            // At most a doubling: far from the minimum the curvature is a guess.
            var length = Math.Min(1, Math.Max(1, point.Max(Math.Abs)) / step.Max(Math.Abs));
            if (Search(function, point, value, step, slope, length) is not { } next)
            {
                return point;
            }

            Update(inverse, Subtract(next.Point, point), Subtract(next.Gradient, gradient));
            (point, value, gradient) = next;
        }

        return null;
    }

    /// <summary>The first point along the step that decreases the function enough; null where rounding leaves none.</summary>
    private static (double[] Point, double Value, double[] Gradient)? Search(
        Func<double[], (double Value, double[] Gradient)> function, double[] from, double value, double[] step, double slope, double length)
    {
        const double SufficientDecrease = 1e-4;
        const double ShortestLength = 1e-8;
        while (length > ShortestLength)
        {
            var point = (double[])from.Clone();
            VectorMath.AddScaled(point, step, length);
            var (there, gradient) = function(point);
            if (there <= value + (SufficientDecrease * length * slope))
            {
                return (point, there, gradient);
            }

            // The minimum of the parabola through value, slope and the value found.
            var parabola = -slope * length * length / (2 * (there - value - (slope * length)));
            length = double.IsFinite(parabola) ? Math.Clamp(parabola, 0.1 * length, 0.5 * length) : 0.1 * length;
        }

        return null;
    }

    /// <summary>The BFGS update of the inverse, left out where the curvature along the step is not positive.</summary>
    private static void Update(double[] inverse, double[] step, double[] change)
    {
        var n = step.Length;
        var curvature = VectorMath.Dot(step, change);
        if (curvature <= 1e-12 * Math.Sqrt(VectorMath.Dot(step, step) * VectorMath.Dot(change, change)))
        {
            return;
        }

        var image = new double[n];
        for (var i = 0; i < n; i++)
        {
            image[i] = VectorMath.Dot(inverse.AsSpan(i * n, n), change);
        }

        var factor = (1 + (VectorMath.Dot(change, image) / curvature)) / curvature;
        for (var i = 0; i < n; i++)
        {
            for (var k = 0; k < n; k++)
            {
                inverse[(i * n) + k] += (factor * step[i] * step[k]) - (((image[i] * step[k]) + (step[i] * image[k])) / curvature);
            }
        }
    }

    private static double[] Diagonal(double[] entries)
    {
        var matrix = new double[entries.Length * entries.Length];
        for (var i = 0; i < entries.Length; i++)
        {
            matrix[(i * entries.Length) + i] = entries[i];
        }

        return matrix;
    }

    private static double[] Subtract(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x - y)];
}
