namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// A = LL′ of a sparse symmetric positive definite matrix: left-looking over the sparse columns, whose contributions to the dense tail
/// are subtracted as outer products, then a dense factorisation of the tail. Vectors are in elimination order
/// (<see cref="SparseStructure.Position"/>).
/// </summary>
internal sealed class SparseCholesky
{
    private readonly SparseStructure structure;
    private readonly double[] diagonal;
    private readonly double[][] columns;
    private readonly DenseCholesky tail;

    private SparseCholesky(SparseStructure structure, double[] diagonal, double[][] columns, DenseCholesky tail)
        => (this.structure, this.diagonal, this.columns, this.tail) = (structure, diagonal, columns, tail);

    public double LogDeterminant => (2 * diagonal.Sum(Math.Log)) + tail.LogDeterminant;

    /// <param name="structure">Where the nonzeros are.</param>
    /// <param name="matrix">The lower triangle, in elimination order; each entry once.</param>
    /// <exception cref="ArithmeticException">The matrix is not positive definite.</exception>
    public static SparseCholesky Factor(SparseStructure structure, LowerTriangle matrix)
    {
        var (m, order) = (structure.SparseCount, structure.TailCount);
        var diagonal = new double[m];
        var columns = new double[m][];
        var dense = new double[order * order];
        var work = new double[structure.Count];

        // waiting[row] starts a list of the columns whose next row to be used is `row`; cursor is where they stand.
        var waiting = new int[m];
        var following = new int[m];
        var cursor = new int[m];
        Array.Fill(waiting, -1);

        for (var j = 0; j < m; j++)
        {
            matrix.Scatter(j, work);
            for (var k = waiting[j]; k >= 0;)
            {
                var (afterwards, from, rows, column) = (following[k], cursor[k], structure.Rows[k], columns[k]);
                var factor = column[from];
                for (var p = from; p < rows.Length; p++)
                {
                    work[rows[p]] -= factor * column[p];
                }

                Wait(k, from + 1);
                k = afterwards;
            }

            if (!(work[j] > 0))
            {
                throw new ArithmeticException($"The matrix is not positive definite: pivot {j} of {structure.Count} is {work[j]}.");
            }

            diagonal[j] = Math.Sqrt(work[j]);
            work[j] = 0;
            columns[j] = Gather(structure.Rows[j], work, diagonal[j]);
            Wait(j, 0);
            SubtractFromTail(structure.Rows[j], columns[j], m, dense, order);
        }

        matrix.AddTail(m, dense, order);
        return new SparseCholesky(structure, diagonal, columns, DenseCholesky.Factor(dense, order));

        void Wait(int column, int from)
        {
            cursor[column] = from;
            var rows = structure.Rows[column];
            if (from < rows.Length && rows[from] < m)
            {
                following[column] = waiting[rows[from]];
                waiting[rows[from]] = column;
            }
        }
    }

    /// <summary>b := A⁻¹b.</summary>
    public void Solve(double[] b)
    {
        for (var j = 0; j < columns.Length; j++)
        {
            var (rows, column) = (structure.Rows[j], columns[j]);
            var value = b[j] /= diagonal[j];
            for (var p = 0; p < rows.Length; p++)
            {
                b[rows[p]] -= column[p] * value;
            }
        }

        tail.Solve(b.AsSpan(structure.SparseCount));
        for (var j = columns.Length - 1; j >= 0; j--)
        {
            var (rows, column) = (structure.Rows[j], columns[j]);
            var value = b[j];
            for (var p = 0; p < rows.Length; p++)
            {
                value -= column[p] * b[rows[p]];
            }

            b[j] = value / diagonal[j];
        }
    }

    /// <summary>
    /// The diagonal of A⁻¹, by Takahashi's recursion: the entries of the inverse at the factor's nonzeros follow from one another, from
    /// the last column to the first, so that the inverse itself is never formed (Erisman and Tinney 1975, Communications of the ACM 18).
    /// </summary>
    public double[] InverseDiagonal()
    {
        var m = structure.SparseCount;
        var order = structure.TailCount;
        var dense = tail.Inverse();
        var inverse = new double[m][];
        var result = new double[structure.Count];
        for (var i = 0; i < order; i++)
        {
            result[m + i] = dense[(i * order) + i];
        }

        for (var j = m - 1; j >= 0; j--)
        {
            var (rows, column) = (structure.Rows[j], columns[j]);
            var product = new double[rows.Length];
            var tailFrom = 0;
            while (tailFrom < rows.Length && rows[tailFrom] < m)
            {
                MultiplySparse(structure.Rows[rows[tailFrom]], inverse[rows[tailFrom]], result[rows[tailFrom]], rows, tailFrom, column, product);
                tailFrom++;
            }

            for (var p = tailFrom; p < rows.Length; p++)
            {
                var row = dense.AsSpan((rows[p] - m) * order, order);
                var sum = 0.0;
                for (var q = tailFrom; q < rows.Length; q++)
                {
                    sum += row[rows[q] - m] * column[q];
                }

                product[p] += sum;
            }

            var own = 1 / diagonal[j];
            for (var p = 0; p < rows.Length; p++)
            {
                product[p] /= -diagonal[j];
                own -= column[p] * product[p];
            }

            inverse[j] = product;
            result[j] = own / diagonal[j];
        }

        return result;
    }

    /// <summary>
    /// Adds what column k = rows[at] of the inverse contributes to the product of the inverse over `rows` and the factor's column. The rows
    /// after k form a clique with it, so all of them occur among k's own.
    /// </summary>
    private static void MultiplySparse(int[] ownRows, double[] own, double ownDiagonal, int[] rows, int at, double[] column, double[] product)
    {
        product[at] += ownDiagonal * column[at];
        var p = 0;
        for (var q = at + 1; q < rows.Length; q++)
        {
            while (ownRows[p] < rows[q])
            {
                p++;
            }

            product[q] += own[p] * column[at];
            product[at] += own[p] * column[q];
        }
    }

    private static double[] Gather(int[] rows, double[] work, double pivot)
    {
        var column = new double[rows.Length];
        for (var p = 0; p < rows.Length; p++)
        {
            column[p] = work[rows[p]] / pivot;
            work[rows[p]] = 0;
        }

        return column;
    }

    private static void SubtractFromTail(int[] rows, double[] column, int m, double[] dense, int order)
    {
        for (var p = rows.Length - 1; p >= 0 && rows[p] >= m; p--)
        {
            var target = dense.AsSpan((rows[p] - m) * order, order);
            var value = column[p];
            for (var q = p; q >= 0 && rows[q] >= m; q--)
            {
                target[rows[q] - m] -= value * column[q];
            }
        }
    }
}
