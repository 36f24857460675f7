namespace InterviewKit.Psychometrics.LinearAlgebra;

/// <summary>Variables by degree, in doubly linked lists: the smallest is found and moved in constant time, amortised.</summary>
internal sealed class DegreeBuckets
{
    private const int None = -1;

    private readonly int[] degree;
    private readonly int[] head;
    private readonly int[] next;
    private readonly int[] previous;
    private readonly bool[] gone;
    private int smallest;

    public DegreeBuckets(int[] degrees)
    {
        var n = degrees.Length;
        degree = degrees;
        head = new int[n + 1];
        next = new int[n];
        previous = new int[n];
        gone = new bool[n];
        Array.Fill(head, None);

        // From the last to the first, so that equal degrees come out in the order of their numbers.
        for (var variable = n - 1; variable >= 0; variable--)
        {
            Insert(variable);
        }
    }

    public int DegreeOf(int variable) => degree[variable];

    public int Smallest()
    {
        while (head[smallest] == None)
        {
            smallest++;
        }

        return head[smallest];
    }

    public void Move(int variable, int newDegree)
    {
        Unlink(variable);
        degree[variable] = newDegree;
        Insert(variable);
    }

    public void Remove(int variable)
    {
        Unlink(variable);
        gone[variable] = true;
    }

    /// <summary>What was not removed, by number.</summary>
    public IEnumerable<int> Left() => Enumerable.Range(0, degree.Length).Where(variable => !gone[variable]);

    private void Insert(int variable)
    {
        var bucket = degree[variable];
        next[variable] = head[bucket];
        previous[variable] = None;
        if (next[variable] != None)
        {
            previous[next[variable]] = variable;
        }

        head[bucket] = variable;
        smallest = Math.Min(smallest, bucket);
    }

    private void Unlink(int variable)
    {
        if (previous[variable] == None)
        {
            head[degree[variable]] = next[variable];
        }
        else
        {
            next[previous[variable]] = next[variable];
        }

        if (next[variable] != None)
        {
            previous[next[variable]] = previous[variable];
        }
    }
}
