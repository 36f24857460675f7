namespace InterviewKit.Psychometrics.RoleFit;

/// <summary>
/// What one interviewer says of one dimension of one application: the unit of the model. The rating of the interview as a whole if
/// given, else the mean of the ratings by question; where an interviewer gave several wholes (two interviews), their mean.
/// </summary>
/// <param name="Application">Key of the application.</param>
/// <param name="Interviewer">Key of the interviewer.</param>
/// <param name="Dimension">Key of the dimension.</param>
/// <param name="Score">From 1 to 5.</param>
/// <param name="Ratings">How many ratings were given for it, those by question that a whole outranks included.</param>
public readonly record struct RatingObservation(string Application, string Interviewer, string Dimension, double Score, int Ratings)
{
    /// <summary>
    /// The observations in ratings, ordered by application, dimension and interviewer (ordinally), whatever the order of the ratings: so
    /// that what is computed from them is the same to the last bit when the ratings come in another order.
    /// </summary>
    /// <exception cref="ArgumentException">A key is empty, or a score is outside 1 to 5.</exception>
    public static IReadOnlyList<RatingObservation> FromRatings(IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        Check(ratings);
        return [.. ratings
            .GroupBy(rating => (rating.Application, rating.Dimension, rating.Interviewer))
            .OrderBy(group => group.Key.Application, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Dimension, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Interviewer, StringComparer.Ordinal)
            .Select(group => new RatingObservation(group.Key.Application, group.Key.Interviewer, group.Key.Dimension, Combine(group), group.Count()))];
    }

    internal static void Check(IReadOnlyList<Rating> ratings)
    {
        for (var i = 0; i < ratings.Count; i++)
        {
            Check(ratings[i], i);
        }
    }

    private static double Combine(IEnumerable<Rating> ratings)
    {
        var wholes = ratings.Where(rating => rating.Question is null).Select(rating => rating.Score).Order().ToArray();
        return wholes.Length > 0 ? wholes.Average() : ratings.Select(rating => rating.Score).Order().Average();
    }

    private static void Check(Rating rating, int index)
    {
        if (string.IsNullOrEmpty(rating.Application) || string.IsNullOrEmpty(rating.Interviewer) || string.IsNullOrEmpty(rating.Dimension))
        {
            throw new ArgumentException($"Rating {index} needs the keys of its application, interviewer and dimension, but found {rating}.");
        }

        if (!(rating.Score is >= ScoreScale.Lowest and <= ScoreScale.Highest))
        {
            throw new ArgumentException($"Rating {index} needs a score from {ScoreScale.Lowest} to {ScoreScale.Highest}, but found {rating.Score}.");
        }
    }
}
