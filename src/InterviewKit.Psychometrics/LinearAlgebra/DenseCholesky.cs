namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// A = LL′ of a symmetric positive definite matrix, held row by row, so that every inner loop runs over contiguous memory.
/// Reads only the lower triangle of what it is given, and overwrites it: the caller gives the array away.
/// </summary>
internal sealed class DenseCholesky
{
    private readonly double[] l;

    private DenseCholesky(double[] lower, int order) => (l, Order) = (lower, order);

    public int Order { get; }

    /// <summary>ln det A.</summary>
    public double LogDeterminant
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Order; i++)
            {
                sum += Math.Log(l[(i * Order) + i]);
            }

            return 2 * sum;
        }
    }

    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static DenseCholesky Factor(double[] matrix, int order)
    {
        for (var i = 0; i < order; i++)
        {
            var row = matrix.AsSpan(i * order, order);
            for (var j = 0; j < i; j++)
            {
                var other = matrix.AsSpan(j * order, j + 1);
                row[j] = (row[j] - VectorMath.Dot(row[..j], other[..j])) / other[j];
            }

            var pivot = row[i] - VectorMath.Dot(row[..i], row[..i]);
            if (!(pivot > 0))
            {
                throw new ArithmeticException($"The matrix is not positive definite: pivot {i} of {order} is {pivot}.");
            }

            row[i] = Math.Sqrt(pivot);
        }

        return new DenseCholesky(matrix, order);
    }

    /// <summary>b := L⁻¹b.</summary>
    public void SolveLower(Span<double> b)
    {
        for (var i = 0; i < Order; i++)
        {
            var row = l.AsSpan(i * Order, i + 1);
            b[i] = (b[i] - VectorMath.Dot(row[..i], b[..i])) / row[i];
        }
    }

    /// <summary>b := L⁻ᵀb.</summary>
    public void SolveUpper(Span<double> b)
    {
        for (var i = Order - 1; i >= 0; i--)
        {
            var row = l.AsSpan(i * Order, i + 1);
            b[i] /= row[i];
            VectorMath.AddScaled(b[..i], row[..i], -b[i]);
        }
    }

    /// <summary>b := A⁻¹b.</summary>
    public void Solve(Span<double> b)
    {
        SolveLower(b);
        SolveUpper(b);
    }

    /// <summary>A⁻¹ with both triangles filled, row by row. About twice the work of the factorisation.</summary>
    public double[] Inverse()
    {
        // Row i of `inverse` first holds column i of L⁻¹ (its entries from i on): contiguous for the products that follow.
        var inverse = new double[Order * Order];
        for (var i = 0; i < Order; i++)
        {
            var column = inverse.AsSpan(i * Order, Order);
            column[i] = 1 / l[(i * Order) + i];
            for (var k = i + 1; k < Order; k++)
            {
                var row = l.AsSpan(k * Order, k + 1);
                column[k] = -VectorMath.Dot(row[i..k], column[i..k]) / row[k];
            }
        }

        // A⁻¹ = L⁻ᵀL⁻¹: entry (i, j), j ≥ i, needs rows i and j from j on, so filling by rows downwards overwrites nothing still needed.
        for (var i = 0; i < Order; i++)
        {
            var row = inverse.AsSpan(i * Order, Order);
            for (var j = i; j < Order; j++)
            {
                row[j] = VectorMath.Dot(row[j..], inverse.AsSpan((j * Order) + j, Order - j));
            }
        }

        for (var i = 0; i < Order; i++)
        {
            for (var j = i + 1; j < Order; j++)
            {
                inverse[(j * Order) + i] = inverse[(i * Order) + j];
            }
        }

        return inverse;
    }
}
