namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>What is known of an application on one dimension that at least one interviewer scored.</summary>
public sealed record DimensionEstimate
{
    /// <summary>From how many interviewers on a dimension has a fair average.</summary>
    public const int SufficientRaters = 2;

    private readonly double mean;
    private readonly double variance;

    internal DimensionEstimate(string dimension, IReadOnlyList<RatingObservation> observations, double mean, double variance)
    {
        (Dimension, this.mean, this.variance) = (dimension, mean, variance);
        Raters = observations.Count;
        Ratings = observations.Sum(observation => observation.Ratings);
        RawMean = observations.Average(observation => observation.Score);
        Agreement = Psychometrics.Agreement.WithinGroupAgreement.Rwg([.. observations.Select(observation => observation.Score)], ScoreScale.Options);
        Withheld = Raters >= SufficientRaters
            ? null
            : $"A dimension needs scores from {SufficientRaters} interviewers; \"{dimension}\" has {Raters}.";
    }

    /// <summary>Key of the dimension.</summary>
    public string Dimension { get; }

    /// <summary>How many ratings were given, those by question included.</summary>
    public int Ratings { get; }

    /// <summary>How many interviewers scored it, at least 1.</summary>
    public int Raters { get; }

    /// <summary>Mean of the interviewers' observations as given, 1 to 5.</summary>
    public double RawMean { get; }

    /// <summary>
    /// What an average rater would have given: posterior mean, adjusted for severity and shrunk towards the mean; null where
    /// <see cref="Withheld"/>. Not clamped to the scale.
    /// </summary>
    public double? FairAverage => Withheld is null ? mean : null;

    /// <summary>Posterior variance of the fair average; null where <see cref="Withheld"/>.</summary>
    public double? Variance => Withheld is null ? variance : null;

    /// <summary>Within-panel agreement r_wg over the observations (not the ratings by question), 0 to 1.</summary>
    public Estimate Agreement { get; }

    /// <summary>Why there is no fair average; null where there is one.</summary>
    public string? Withheld { get; }

    /// <summary>Central normal interval, its ends clamped to 1 to 5; null where <see cref="Withheld"/>.</summary>
    /// <param name="level">Probability inside, between 0 and 1 exclusive.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is not between 0 and 1.</exception>
    public Interval? Interval(double level = 0.8)
    {
        var interval = NormalInterval.Around(mean, variance, level, ScoreScale.Lowest, ScoreScale.Highest);
        return Withheld is null ? interval : null;
    }
}
