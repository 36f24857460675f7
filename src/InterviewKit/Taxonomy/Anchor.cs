namespace InterviewKit.Taxonomy;

/// <summary>What a score sounds like: one step of a behaviorally anchored rating scale.</summary>
/// <param name="Score">1 to 5.</param>
/// <param name="Label">A word for the step.</param>
/// <param name="Behavior">What can be heard or seen.</param>
public sealed record Anchor(int Score, string Label, string Behavior)
{
    public const int ScoreMin = 1;
    public const int ScoreMax = 5;

    private static readonly string[] Labels = ["Missing", "Weak", "Solid", "Strong", "Exceptional"];

    /// <summary>The word for a step that was given none.</summary>
    public static string DefaultLabel(int score) => Labels[score - ScoreMin];
}
