using InterviewKit.Psychometrics.LinearAlgebra;

namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// Henderson's mixed model equations of a design, ordered once and solved for any variances. Nothing of the size observations ×
/// observations is ever formed.
/// </summary>
internal sealed class MixedModelEquations
{
    private readonly SparseStructure structure;
    private readonly LowerTriangle products;
    private readonly double[] levelCounts;
    private readonly double[] levelSums;

    public MixedModelEquations(RandomInterceptDesign design)
    {
        Design = design;
        var meetings = design.Meetings().ToArray();
        structure = SparseStructure.Analyse(Neighbours(design.ColumnCount, meetings));
        products = Products(meetings);
        levelCounts = new double[structure.Count];
        levelSums = new double[structure.Count];
        foreach (var columns in design.Columns)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                levelCounts[PositionOf(columns[i])]++;
                levelSums[PositionOf(columns[i])] += design.Values[i];
            }
        }
    }

    public RandomInterceptDesign Design { get; }

    /// <summary>Order of the block that has to be factored densely, on which time and memory depend.</summary>
    public int DenseOrder => structure.TailCount;

    public int PositionOf(int column) => structure.Position[column];

    public MixedModelSolution Solve(double[] scales)
    {
        var scaleOf = new double[structure.Count];
        for (var column = 0; column < scaleOf.Length; column++)
        {
            scaleOf[PositionOf(column)] = scales[Design.FactorOf[column]];
        }

        var factor = SparseCholesky.Factor(structure, Scaled(scaleOf));
        var counts = Multiply(levelCounts, scaleOf);
        var sums = Multiply(levelSums, scaleOf);
        var loadings = (double[])counts.Clone();
        factor.Solve(loadings);
        var effects = (double[])sums.Clone();
        factor.Solve(effects);

        var precision = Design.Values.Length - VectorMath.Dot(counts, loadings);
        var shift = -VectorMath.Dot(counts, effects) / precision;
        VectorMath.AddScaled(effects, loadings, -shift);
        return new MixedModelSolution(
            scales, factor, Design.Average + shift, loadings, precision, effects, PenalisedSquares(shift, effects, scaleOf));
    }

    /// <summary>Computed from the residuals, not as y′y less something: that would cancel.</summary>
    private double PenalisedSquares(double shift, double[] effects, double[] scaleOf)
    {
        var fitted = new double[Design.Values.Length];
        Array.Fill(fitted, shift);
        foreach (var columns in Design.Columns)
        {
            for (var i = 0; i < fitted.Length; i++)
            {
                var position = PositionOf(columns[i]);
                fitted[i] += scaleOf[position] * effects[position];
            }
        }

        var sum = VectorMath.Dot(effects, effects);
        for (var i = 0; i < fitted.Length; i++)
        {
            sum += (Design.Values[i] - fitted[i]) * (Design.Values[i] - fitted[i]);
        }

        return sum;
    }

    /// <summary>ΛZ′ZΛ + I.</summary>
    private LowerTriangle Scaled(double[] scaleOf)
    {
        var values = new double[products.Values.Length];
        for (var column = 0; column < structure.Count; column++)
        {
            for (var p = products.Starts[column]; p < products.Starts[column + 1]; p++)
            {
                var row = products.Rows[p];
                values[p] = (products.Values[p] * scaleOf[row] * scaleOf[column]) + (row == column ? 1 : 0);
            }
        }

        return products with { Values = values };
    }

    private LowerTriangle Products((int Row, int Column, int Count)[] meetings)
    {
        var entries = meetings
            .Select(meeting => (First: PositionOf(meeting.Row), Second: PositionOf(meeting.Column), meeting.Count))
            .Select(pair => (Row: Math.Max(pair.First, pair.Second), Column: Math.Min(pair.First, pair.Second), pair.Count))
            .Concat(Enumerable.Range(0, Design.ColumnCount)
                .Select(column => (Row: PositionOf(column), Column: PositionOf(column), Count: Design.CountOf(column))))
            .ToArray();
        Array.Sort(entries, static (a, b) => a.Column != b.Column ? a.Column.CompareTo(b.Column) : a.Row.CompareTo(b.Row));
        var starts = new int[Design.ColumnCount + 1];
        foreach (var entry in entries)
        {
            starts[entry.Column + 1]++;
        }

        for (var column = 0; column < Design.ColumnCount; column++)
        {
            starts[column + 1] += starts[column];
        }

        return new LowerTriangle(starts, [.. entries.Select(entry => entry.Row)], [.. entries.Select(entry => (double)entry.Count)]);
    }

    private static int[][] Neighbours(int count, (int Row, int Column, int Count)[] meetings)
    {
        var neighbours = new List<int>[count];
        for (var i = 0; i < count; i++)
        {
            neighbours[i] = [];
        }

        foreach (var (row, column, _) in meetings)
        {
            neighbours[row].Add(column);
            neighbours[column].Add(row);
        }

        return [.. neighbours.Select(list => list.ToArray())];
    }

    private static double[] Multiply(double[] a, double[] b) => [.. a.Zip(b, (x, y) => x * y)];
}
