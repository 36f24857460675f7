using InterviewKit.Psychometrics.RoleFit;

namespace InterviewKit.Psychometrics.Items;

/// <summary>What one interviewer scored one question with in one application: the mean over the dimensions it was rated on.</summary>
internal readonly record struct Answer(string Application, string Interviewer, string Question, double Score)
{
    /// <summary>Ordered by application, question and interviewer, so that the order of the ratings changes no bit.</summary>
    public static IReadOnlyList<Answer> FromRatings(IReadOnlyList<Rating> ratings)
    {
        ArgumentNullException.ThrowIfNull(ratings);
        RatingObservation.Check(ratings);
        return [.. ratings
            .Where(rating => rating.Question is not null)
            .GroupBy(rating => (rating.Application, Question: rating.Question!, rating.Interviewer))
            .OrderBy(group => group.Key.Application, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Question, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Interviewer, StringComparer.Ordinal)
            .Select(group => new Answer(
                group.Key.Application, group.Key.Interviewer, group.Key.Question, group.Select(rating => rating.Score).Order().Average()))];
    }
}
