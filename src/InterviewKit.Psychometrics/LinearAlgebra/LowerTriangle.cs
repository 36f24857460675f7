namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>The lower triangle of a sparse symmetric matrix by columns, in elimination order, diagonal included; each entry once.</summary>
/// <param name="Starts">Where each column starts; one more than there are columns.</param>
/// <param name="Rows">The row of each entry.</param>
/// <param name="Values">The value of each entry.</param>
internal sealed record LowerTriangle(int[] Starts, int[] Rows, double[] Values)
{
    /// <summary>Writes one column into a full vector.</summary>
    public void Scatter(int column, double[] target)
    {
        for (var p = Starts[column]; p < Starts[column + 1]; p++)
        {
            target[Rows[p]] += Values[p];
        }
    }

    /// <summary>Adds the columns from <paramref name="first"/> on to a dense block, row by row.</summary>
    public void AddTail(int first, double[] dense, int order)
    {
        for (var column = first; column < Starts.Length - 1; column++)
        {
            for (var p = Starts[column]; p < Starts[column + 1]; p++)
            {
                dense[((Rows[p] - first) * order) + (column - first)] += Values[p];
            }
        }
    }
}
