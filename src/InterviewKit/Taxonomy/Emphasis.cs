namespace InterviewKit.Taxonomy;

/// <summary>How much a dimension matters in a role. Stored as its number: never renumber.</summary>
public enum Emphasis
{
    Low = 1,
    Medium = 2,
    High = 3,
}

/// <summary>What an emphasis stands for where a role gives no number of its own.</summary>
public static class EmphasisDefaults
{
    /// <summary>The share before it is divided by the role's sum: 1, 2, 3.</summary>
    public static double Weight(this Emphasis emphasis) => emphasis switch
    {
        Emphasis.Low => 1,
        Emphasis.Medium => 2,
        Emphasis.High => 3,
        _ => throw new ArgumentOutOfRangeException(nameof(emphasis), emphasis, "An emphasis without a weight."),
    };

    /// <summary>The score expected of a hire: 2.5, 3.0, 3.5.</summary>
    public static double Bar(this Emphasis emphasis) => emphasis switch
    {
        Emphasis.Low => 2.5,
        Emphasis.Medium => 3.0,
        Emphasis.High => 3.5,
        _ => throw new ArgumentOutOfRangeException(nameof(emphasis), emphasis, "An emphasis without a bar."),
    };
}
