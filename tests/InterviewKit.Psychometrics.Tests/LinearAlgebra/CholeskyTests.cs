using InterviewKit.Psychometrics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra;

namespace InterviewKit.Psychometrics.Tests.LinearAlgebra;

/// <summary>The factorisations against MathNet's dense ones.</summary>
public sealed class CholeskyTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(50)]
    public void A_dense_matrix_is_inverted_and_solved(int order)
    {
        var random = new Random(order);
        var root = Matrix<double>.Build.Dense(order, order, (_, _) => random.NextDouble() - .5);
        var matrix = (root * root.Transpose()) + Matrix<double>.Build.DenseIdentity(order);
        var b = Vector<double>.Build.Dense(order, i => i - 2.0);

        var factor = DenseCholesky.Factor(matrix.ToRowMajorArray(), order);
        var solution = b.ToArray();
        factor.Solve(solution);

        factor.LogDeterminant.ShouldBe(Math.Log(matrix.Determinant()), 1e-9);
        solution.ShouldBe(matrix.Solve(b).ToArray(), 1e-10);
        factor.Inverse().ShouldBe(matrix.Inverse().ToRowMajorArray(), 1e-10);
    }

    [Fact]
    public void A_matrix_that_is_not_positive_definite_is_refused()
        => Should.Throw<ArithmeticException>(() => DenseCholesky.Factor([1, 2, 2, 1], 2)).Message.ShouldBe("The matrix is not positive definite: pivot 1 of 2 is -3.");

    [Theory]
    [InlineData(20, 0.2, 1)]
    [InlineData(150, 0.01, 2)]
    [InlineData(150, 0.03, 3)]
    [InlineData(200, 0.005, 4)]
    [InlineData(120, 0.2, 5)]
    [InlineData(90, 0, 6)]
    public void A_sparse_matrix_is_solved_and_the_diagonal_of_its_inverse_found(int order, double density, int seed)
    {
        var random = new Random(seed);
        var matrix = Matrix<double>.Build.Dense(order, order);
        for (var i = 0; i < order; i++)
        {
            for (var j = 0; j < i; j++)
            {
                matrix[i, j] = matrix[j, i] = random.NextDouble() < density ? random.NextDouble() - .5 : 0;
            }

            matrix[i, i] = order;
        }

        var structure = SparseStructure.Analyse([.. Enumerable.Range(0, order).Select(i => Enumerable.Range(0, order).Where(j => i != j && matrix[i, j] != 0).ToArray())]);
        var factor = SparseCholesky.Factor(structure, Lower(matrix, structure));
        var b = Enumerable.Range(0, order).Select(i => Math.Sin(i)).ToArray();
        var solution = new double[order];
        for (var i = 0; i < order; i++)
        {
            solution[structure.Position[i]] = b[i];
        }

        factor.Solve(solution);
        var diagonal = factor.InverseDiagonal();

        structure.Order.Order().ShouldBe(Enumerable.Range(0, order));
        var inverse = matrix.Inverse();
        var expected = inverse * Vector<double>.Build.Dense(b);
        for (var i = 0; i < order; i++)
        {
            solution[structure.Position[i]].ShouldBe(expected[i], 1e-10);
            diagonal[structure.Position[i]].ShouldBe(inverse[i, i], 1e-10);
        }

        factor.LogDeterminant.ShouldBe(2 * matrix.Cholesky().Factor.Diagonal().Sum(Math.Log), 1e-8);
    }

    [Fact]
    public void A_tree_is_factored_without_fill()
    {
        // Node i hangs under node (i − 1)/2: a good order eliminates leaves first, and each column keeps one entry.
        const int Order = 500;
        var neighbours = Enumerable.Range(0, Order).Select(_ => new List<int>()).ToArray();
        for (var i = 1; i < Order; i++)
        {
            neighbours[i].Add((i - 1) / 2);
            neighbours[(i - 1) / 2].Add(i);
        }

        var structure = SparseStructure.Analyse([.. neighbours.Select(list => list.ToArray())]);

        structure.TailCount.ShouldBe(32);
        structure.Rows.ShouldAllBe(rows => rows.Length <= 1);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(400, 50)]
    [InlineData(50, 400)]
    public void Of_two_fully_crossed_factors_only_about_the_smaller_is_factored_densely(int first, int second)
    {
        var neighbours = Enumerable.Range(0, first + second)
            .Select(i => i < first ? Enumerable.Range(first, second).ToArray() : Enumerable.Range(0, first).ToArray()).ToArray();

        // Elimination stops where the rest is three quarters filled.
        SparseStructure.Analyse(neighbours).TailCount.ShouldBeInRange(Math.Min(first, second), (Math.Min(first, second) * 4 / 3) + 1);
    }

    [Fact]
    public void A_singular_covariance_has_a_root()
    {
        double[] covariance = [4, 2, 0, 2, 1, 0, 0, 0, 0];
        var root = Matrix<double>.Build.DenseOfRowMajor(3, 3, SymmetricRoot.Of(covariance, 3));

        (root * root.Transpose()).ToRowMajorArray().ShouldBe(covariance, 1e-12);
        Should.Throw<ArgumentException>(() => SymmetricRoot.Of([1, 2, 2, 1], 2)).Message.ShouldBe("A covariance matrix has no negative variance, but the one given has at entry 1: -3.");
    }

    private static LowerTriangle Lower(Matrix<double> matrix, SparseStructure structure)
    {
        var (starts, rows, values) = (new List<int> { 0 }, new List<int>(), new List<double>());
        for (var column = 0; column < matrix.ColumnCount; column++)
        {
            for (var row = column; row < matrix.RowCount; row++)
            {
                if (matrix[structure.Order[row], structure.Order[column]] is var value and not 0)
                {
                    rows.Add(row);
                    values.Add(value);
                }
            }

            starts.Add(rows.Count);
        }

        return new LowerTriangle([.. starts], [.. rows], [.. values]);
    }
}
