namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>In which order to eliminate the variables of a sparse symmetric matrix, and what fills in.</summary>
/// <param name="Order">The variables, first eliminated first; from <paramref name="SparseCount"/> on they make up the dense tail.</param>
/// <param name="SparseCount">How many are eliminated one by one.</param>
/// <param name="Structures">For each of those, in order, the later variables (by their original numbers) that its column of the factor touches.</param>
internal sealed record EliminationOrder(int[] Order, int SparseCount, int[][] Structures)
{
    public int TailCount => Order.Length - SparseCount;
}
