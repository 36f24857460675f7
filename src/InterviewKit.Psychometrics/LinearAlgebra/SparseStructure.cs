namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// Where the nonzeros of a symmetric matrix and of its factor are, once the variables are put in elimination order: computed once, and
/// used for every set of values. Columns before <see cref="SparseCount"/> are sparse, the rest is one dense block.
/// </summary>
internal sealed class SparseStructure
{
    private SparseStructure(EliminationOrder elimination)
    {
        (Order, SparseCount) = (elimination.Order, elimination.SparseCount);
        Position = new int[Order.Length];
        for (var i = 0; i < Order.Length; i++)
        {
            Position[Order[i]] = i;
        }

        Rows = [.. elimination.Structures.Select(structure =>
        {
            var rows = structure.Select(variable => Position[variable]).ToArray();
            Array.Sort(rows);
            return rows;
        })];
    }

    public int Count => Order.Length;

    public int SparseCount { get; }

    public int TailCount => Count - SparseCount;

    /// <summary>The variable at each position.</summary>
    public int[] Order { get; }

    /// <summary>The position of each variable.</summary>
    public int[] Position { get; }

    /// <summary>For each sparse column of the factor the rows below its diagonal, ascending.</summary>
    public int[][] Rows { get; }

    /// <param name="neighbours">For each variable the others it has a nonzero with, each once, both ways.</param>
    public static SparseStructure Analyse(int[][] neighbours) => new(MinimumDegree.Order(neighbours));
}
