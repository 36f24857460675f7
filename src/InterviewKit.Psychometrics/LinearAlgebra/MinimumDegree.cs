namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>
/// Minimum degree ordering on a quotient graph, with approximate degrees and aggressive absorption (Amestoy, Davis and Duff 1996, SIAM
/// Journal on Matrix Analysis 17). Eliminated variables stand as elements, each with the clique it left behind; these cliques are the
/// structure of the factor, so the ordering is the symbolic factorisation as well. It stops as soon as what remains is mostly
/// filled: from there a dense factorisation is faster than any bookkeeping.
/// </summary>
internal sealed class MinimumDegree
{
    /// <summary>Three quarters filled counts as dense; a fully crossed pair of equal factors, half filled, is still worth eliminating.</summary>
    private const double DenseShare = 0.75;

    private const int DenseCount = 32;

    private readonly List<int>[] variables;
    private readonly List<int>[] elements;
    private readonly int[][] cliques;
    private readonly bool[] absorbed;
    private readonly int[] mark;
    private readonly int[] outside;
    private readonly int[] outsideStamp;
    private readonly DegreeBuckets buckets;
    private int stamp;

    private MinimumDegree(int[][] neighbours)
    {
        var n = neighbours.Length;
        variables = [.. neighbours.Select(list => new List<int>(list))];
        elements = [.. neighbours.Select(_ => new List<int>())];
        cliques = new int[n][];
        absorbed = new bool[n];
        mark = new int[n];
        outside = new int[n];
        outsideStamp = new int[n];
        buckets = new DegreeBuckets([.. neighbours.Select(list => list.Length)]);
    }

    /// <param name="neighbours">For each variable the others it has a nonzero with, each once, both ways.</param>
    public static EliminationOrder Order(int[][] neighbours) => new MinimumDegree(neighbours).Run();

    private EliminationOrder Run()
    {
        var order = new List<int>(cliques.Length);
        for (var remaining = cliques.Length; remaining > DenseCount; remaining--)
        {
            var pivot = buckets.Smallest();
            if (buckets.DegreeOf(pivot) >= DenseShare * (remaining - 1))
            {
                break;
            }

            buckets.Remove(pivot);
            order.Add(pivot);
            Eliminate(pivot, remaining - 1);
        }

        var structures = order.Select(pivot => cliques[pivot]).ToArray();
        return new EliminationOrder([.. order, .. buckets.Left()], order.Count, structures);
    }

    private void Eliminate(int pivot, int remaining)
    {
        var clique = CliqueOf(pivot);
        cliques[pivot] = clique;
        CountOutside(clique);
        foreach (var variable in clique)
        {
            var degree = clique.Length - 1;
            var kept = 0;
            var own = elements[variable];
            for (var i = 0; i < own.Count; i++)
            {
                var element = own[i];
                if (absorbed[element])
                {
                    continue;
                }

                // An element all of whose variables are in the new clique says nothing that the clique doesn't.
                if (outside[element] == 0)
                {
                    absorbed[element] = true;
                    continue;
                }

                degree += outside[element];
                own[kept++] = element;
            }

            own.RemoveRange(kept, own.Count - kept);
            own.Add(pivot);
            variables[variable].RemoveAll(other => mark[other] == stamp);
            degree += variables[variable].Count;
            buckets.Move(variable, Math.Min(degree, Math.Min(remaining - 1, buckets.DegreeOf(variable) + clique.Length - 1)));
        }

        variables[pivot] = [];
        elements[pivot] = [];
    }

    /// <summary>The pivot's neighbours, by nonzeros and by way of elements, which it absorbs. Leaves them and the pivot marked.</summary>
    private int[] CliqueOf(int pivot)
    {
        stamp++;
        mark[pivot] = stamp;
        var clique = new List<int>();
        void Add(IEnumerable<int> others)
        {
            foreach (var other in others)
            {
                if (mark[other] != stamp)
                {
                    mark[other] = stamp;
                    clique.Add(other);
                }
            }
        }

        Add(variables[pivot]);
        foreach (var element in elements[pivot].Where(element => !absorbed[element]))
        {
            Add(cliques[element]);
            absorbed[element] = true;
        }

        return [.. clique];
    }

    /// <summary>For each element that meets the clique, how many of its variables are outside.</summary>
    private void CountOutside(int[] clique)
    {
        foreach (var variable in clique)
        {
            foreach (var element in elements[variable])
            {
                if (absorbed[element])
                {
                    continue;
                }

                if (outsideStamp[element] != stamp)
                {
                    outsideStamp[element] = stamp;
                    outside[element] = cliques[element].Length;
                }

                outside[element]--;
            }
        }
    }
}
