namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>The scale of a rating, 1 to 5, and its image from 0 to 100 on which role fits are reported: 25·(x − 1).</summary>
public static class ScoreScale
{
    /// <summary>The lowest rating.</summary>
    public const double Lowest = 1;

    /// <summary>The highest rating.</summary>
    public const double Highest = 5;

    /// <summary>How many whole ratings there are.</summary>
    public const int Options = 5;

    /// <summary>Points of a fit (0 to 100) for one step of the scale.</summary>
    public const double PointsPerStep = 100 / (Highest - Lowest);

    /// <summary>A rating from 1 to 5 as points from 0 to 100; not clamped.</summary>
    public static double ToPoints(double rating) => PointsPerStep * (rating - Lowest);
}
