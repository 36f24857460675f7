namespace InterviewKit.Psychometrics.MixedModels;

/// <summary>
/// The observations as numbers: a column for each level of each factor, factor after factor. Values are held as differences from their
/// average, for the digits that a large mean would cost.
/// </summary>
internal sealed class RandomInterceptDesign
{
    private readonly Dictionary<string, int>[] levels;
    private readonly int[] counts;

    public RandomInterceptDesign(IReadOnlyList<Observation> observations)
    {
        Check(observations);
        FactorCount = observations.Count == 0 ? 0 : observations[0].Levels.Count;
        Average = observations.Count == 0 ? 0 : observations.Average(observation => observation.Value);
        Values = [.. observations.Select(observation => observation.Value - Average)];
        levels = new Dictionary<string, int>[FactorCount];
        Columns = new int[FactorCount][];
        for (var factor = 0; factor < FactorCount; factor++)
        {
            var index = levels[factor] = new Dictionary<string, int>(StringComparer.Ordinal);
            var columns = Columns[factor] = new int[observations.Count];
            for (var i = 0; i < columns.Length; i++)
            {
                var key = observations[i].Levels[factor];
                if (!index.TryGetValue(key, out columns[i]))
                {
                    index.Add(key, columns[i] = ColumnCount + index.Count);
                }
            }

            ColumnCount += index.Count;
        }

        FactorOf = new int[ColumnCount];
        counts = new int[ColumnCount];
        for (var factor = 0; factor < FactorCount; factor++)
        {
            foreach (var column in Columns[factor])
            {
                FactorOf[column] = factor;
                counts[column]++;
            }
        }
    }

    public int FactorCount { get; }

    /// <summary>Levels of all factors together.</summary>
    public int ColumnCount { get; }

    /// <summary>What was subtracted from the values.</summary>
    public double Average { get; }

    public double[] Values { get; }

    /// <summary>By factor and observation, the column of its level.</summary>
    public int[][] Columns { get; }

    /// <summary>The factor of each column.</summary>
    public int[] FactorOf { get; }

    public IReadOnlyDictionary<string, int> LevelsOf(int factor) => levels[factor];

    public int CountOf(int column) => counts[column];

    /// <summary>Z′Z off its diagonal, lower triangle: how often two levels of different factors meet, each pair once, ordered.</summary>
    public IEnumerable<(int Row, int Column, int Count)> Meetings()
    {
        for (var first = 0; first < FactorCount; first++)
        {
            for (var second = first + 1; second < FactorCount; second++)
            {
                var keys = new long[Values.Length];
                for (var i = 0; i < keys.Length; i++)
                {
                    keys[i] = ((long)Columns[second][i] * ColumnCount) + Columns[first][i];
                }

                Array.Sort(keys);
                for (var from = 0; from < keys.Length;)
                {
                    var to = from + 1;
                    while (to < keys.Length && keys[to] == keys[from])
                    {
                        to++;
                    }

                    yield return ((int)(keys[from] / ColumnCount), (int)(keys[from] % ColumnCount), to - from);
                    from = to;
                }
            }
        }
    }

    private static void Check(IReadOnlyList<Observation> observations)
    {
        for (var i = 0; i < observations.Count; i++)
        {
            if (!double.IsFinite(observations[i].Value))
            {
                throw new ArgumentException($"Observation {i} needs a finite value, but has {observations[i].Value}.", nameof(observations));
            }

            if (observations[i].Levels.Count != observations[0].Levels.Count)
            {
                throw new ArgumentException(
                    $"Observation {i} has levels of {observations[i].Levels.Count} factors; the first has {observations[0].Levels.Count}.",
                    nameof(observations));
            }
        }
    }
}
