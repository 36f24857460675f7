namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// A = LL′ of a symmetric positive definite matrix, held row by row, so that every inner loop runs over contiguous memory.
/// Reads only the lower triangle of what it is given, and overwrites it: the caller gives the array away.
/// </summary>
internal sealed class DenseCholesky
{
    /// <summary>Rows that are treated together, so that each load of another row serves four.</summary>
    private const int Together = 4;

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
        for (var first = 0; first < order; first += Together)
        {
            var last = Math.Min(first + Together, order);
            if (last - first == Together)
            {
                EliminateTogether(matrix, order, first);
            }

            for (var i = first; i < last; i++)
            {
                var row = matrix.AsSpan(i * order, order);
                for (var j = last - first == Together ? first : 0; j < i; j++)
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
        var inverse = InvertFactor();
        for (var first = 0; first < Order; first += Together)
        {
            MultiplyRows(inverse, first, Math.Min(first + Together, Order));
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

    /// <summary>Four rows up to the column of the first of them.</summary>
    private static void EliminateTogether(double[] matrix, int order, int first)
    {
        var a = matrix.AsSpan(first * order, order);
        var b = matrix.AsSpan((first + 1) * order, order);
        var c = matrix.AsSpan((first + 2) * order, order);
        var d = matrix.AsSpan((first + 3) * order, order);
        for (var j = 0; j < first; j++)
        {
            var other = matrix.AsSpan(j * order, j + 1);
            var dots = VectorMath.Dot4(other[..j], a, b, c, d);
            a[j] = (a[j] - dots.A) / other[j];
            b[j] = (b[j] - dots.B) / other[j];
            c[j] = (c[j] - dots.C) / other[j];
            d[j] = (d[j] - dots.D) / other[j];
        }
    }

    /// <summary>Row i holds column i of L⁻¹, 0 before i: contiguous for the products that follow.</summary>
    private double[] InvertFactor()
    {
        var inverse = new double[Order * Order];
        var i = 0;
        for (; i + Together <= Order; i += Together)
        {
            var a = inverse.AsSpan(i * Order, Order);
            var b = inverse.AsSpan((i + 1) * Order, Order);
            var c = inverse.AsSpan((i + 2) * Order, Order);
            var d = inverse.AsSpan((i + 3) * Order, Order);
            for (var k = i; k < Order; k++)
            {
                var row = l.AsSpan(k * Order, k + 1);
                var dots = VectorMath.Dot4(row[i..k], a[i..], b[i..], c[i..], d[i..]);
                a[k] = ((k == i ? 1 : 0) - dots.A) / row[k];
                b[k] = ((k == i + 1 ? 1 : 0) - dots.B) / row[k];
                c[k] = ((k == i + 2 ? 1 : 0) - dots.C) / row[k];
                d[k] = ((k == i + 3 ? 1 : 0) - dots.D) / row[k];
            }
        }

        for (; i < Order; i++)
        {
            var column = inverse.AsSpan(i * Order, Order);
            for (var k = i; k < Order; k++)
            {
                var row = l.AsSpan(k * Order, k + 1);
                column[k] = ((k == i ? 1 : 0) - VectorMath.Dot(row[i..k], column[i..k])) / row[k];
            }
        }

        return inverse;
    }

    /// <summary>
    /// Rows `first` to `last` of A⁻¹ = L⁻ᵀL⁻¹ in place, upper triangle. Entry (i, j), j ≥ i, needs rows i and j from j on; column by column,
    /// and in a column downwards, nothing is overwritten that is still needed.
    /// </summary>
    private void MultiplyRows(double[] inverse, int first, int last)
    {
        var j = first;
        for (; j < last - 1 || (last - first < Together && j < Order); j++)
        {
            var own = inverse.AsSpan((j * Order) + j, Order - j);
            for (var i = first; i <= Math.Min(j, last - 1); i++)
            {
                inverse[(i * Order) + j] = VectorMath.Dot(inverse.AsSpan((i * Order) + j, Order - j), own);
            }
        }

        for (; j < Order; j++)
        {
            var dots = VectorMath.Dot4(
                inverse.AsSpan((j * Order) + j, Order - j),
                inverse.AsSpan((first * Order) + j, Order - j),
                inverse.AsSpan(((first + 1) * Order) + j, Order - j),
                inverse.AsSpan(((first + 2) * Order) + j, Order - j),
                inverse.AsSpan(((first + 3) * Order) + j, Order - j));
            inverse[(first * Order) + j] = dots.A;
            inverse[((first + 1) * Order) + j] = dots.B;
            inverse[((first + 2) * Order) + j] = dots.C;
            inverse[((first + 3) * Order) + j] = dots.D;
        }
    }
}
