using InterviewKit.Psychometrics.RoleFit;
using MathNet.Numerics.Distributions;

namespace InterviewKit.Psychometrics.Items;

/// <summary>
/// Classical item analysis (Lord and Novick 1968, Statistical Theories of Mental Test Scores, chapter 15) of interview questions. Pure and
/// thread safe.
/// </summary>
public static class ItemAnalysis
{
    /// <summary>The least n for a difficulty, a discrimination or an agreement.</summary>
    public const int CountMin = 20;

    private const double Level = 0.95;

    /// <summary>
    /// (mean − 1)/4: 0 hard, 1 easy, as the classical p. Student's 95 % interval of the mean on the same scale, clamped to 0 to 1. Withheld
    /// below <see cref="CountMin"/> scores, which n counts.
    /// </summary>
    /// <param name="scores">One an interview, 1 to 5.</param>
    /// <exception cref="ArgumentException">A score is outside 1 to 5.</exception>
    public static Estimate Difficulty(IReadOnlyList<double> scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        foreach (var score in scores.Where(score => !(score is >= ScoreScale.Lowest and <= ScoreScale.Highest)))
        {
            throw new ArgumentException($"A score lies from {ScoreScale.Lowest} to {ScoreScale.Highest}, but found {score}.", nameof(scores));
        }

        if (scores.Count < CountMin)
        {
            return Estimate.Undefined($"Difficulty is published from {CountMin} scores; found {scores.Count}.", scores.Count, Level);
        }

        var mean = scores.Average();
        var squares = scores.Sum(score => (score - mean) * (score - mean));
        var half = StudentT.InvCDF(0, 1, scores.Count - 1, (1 + Level) / 2) * Math.Sqrt(squares / (scores.Count - 1) / scores.Count);
        return Estimate.Of(Share(mean), scores.Count, Math.Max(0, Share(mean - half)), Math.Min(1, Share(mean + half)), Level);
    }

    /// <summary>
    /// Pearson's correlation of a question's score with the rest of the same application; 95 % interval by Fisher's z (Fisher 1921, Metron
    /// 1). Withheld below <see cref="CountMin"/> pairs, which n counts, and where either side does not vary; without an interval at ±1.
    /// </summary>
    /// <param name="pairs">One an application: the question's score, and the mean of its other questions by other interviewers.</param>
    /// <exception cref="ArgumentException">A number is not finite.</exception>
    public static Estimate Discrimination(IReadOnlyList<(double Score, double Others)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var pair in pairs.Where(pair => !double.IsFinite(pair.Score) || !double.IsFinite(pair.Others)))
        {
            throw new ArgumentException($"A pair consists of finite numbers, but found {pair}.", nameof(pairs));
        }

        if (pairs.Count < CountMin)
        {
            return Estimate.Undefined($"Discrimination is published from {CountMin} applications; found {pairs.Count}.", pairs.Count, Level);
        }

        if (pairs.All(pair => pair.Score == pairs[0].Score) || pairs.All(pair => pair.Others == pairs[0].Others))
        {
            return Estimate.Undefined("Scores that are all equal discriminate nothing.", pairs.Count, Level);
        }

        var correlation = Math.Clamp(Correlation(pairs), -1, 1);
        const double Certain = 1 - 1e-12;
        if (Math.Abs(correlation) > Certain)
        {
            return Estimate.Of(Math.Sign(correlation), pairs.Count, level: Level);
        }

        var half = Normal.InvCDF(0, 1, (1 + Level) / 2) / Math.Sqrt(pairs.Count - 3);
        var z = Math.Atanh(correlation);
        return Estimate.Of(correlation, pairs.Count, Math.Tanh(z - half), Math.Tanh(z + half), Level);
    }

    /// <summary>
    /// How much of the market has seen a question: interviews with it in their set ÷ all interviews of its roles and levels, in the same
    /// time. Wilson's 95 % interval; undefined without interviews.
    /// </summary>
    /// <param name="withQuestion">Completed interviews with the question in their set.</param>
    /// <param name="all">Completed interviews it could have been asked in, those included.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is below 0, or there are more with the question than there are.</exception>
    public static Estimate Exposure(int withQuestion, int all)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(withQuestion);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(withQuestion, all);
        if (all == 0)
        {
            return Estimate.Undefined("No interview of its roles and levels was completed.", 0, Level);
        }

        var interval = AdverseImpact.WilsonInterval.Of(withQuestion, all, Level);
        return Estimate.Of((double)withQuestion / all, all, interval.Low, interval.High, Level);
    }

    /// <summary>
    /// All questions in a set of ratings, ordered by key. Ratings of whole interviews are left out; an interviewer's ratings of one question
    /// on several dimensions are averaged.
    /// </summary>
    /// <param name="ratings">Of applications that are no longer sealed, in any order.</param>
    /// <param name="bootstrap">How to draw the intervals of the agreements; <see cref="Bootstrap.Default"/> if null.</param>
    /// <exception cref="ArgumentException">A rating lacks a key or lies outside 1 to 5.</exception>
    public static IReadOnlyList<QuestionStatistics> Analyse(IReadOnlyList<Rating> ratings, Bootstrap? bootstrap = null)
    {
        var answers = Answer.FromRatings(ratings);
        var byApplication = answers.ToLookup(answer => answer.Application, StringComparer.Ordinal);
        return [.. answers
            .GroupBy(answer => answer.Question, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal)
            .Select(group => new QuestionStatistics(
                group.Key,
                Difficulty([.. group.Select(answer => answer.Score)]),
                Discrimination(Pairs([.. group], byApplication)),
                PanelAgreement.Alpha(group.Select(answer => (answer.Application, answer.Score)), CountMin, bootstrap)))];
    }

    /// <summary>
    /// A pair an application. Where several interviewers asked the question, each is paired with the others' other questions, and the pairs
    /// are averaged: so that an application counts once.
    /// </summary>
    private static List<(double Score, double Others)> Pairs(IReadOnlyList<Answer> asked, ILookup<string, Answer> byApplication)
    {
        var pairs = new List<(double Score, double Others)>();
        foreach (var application in asked.GroupBy(answer => answer.Application, StringComparer.Ordinal))
        {
            var own = new List<(double Score, double Others)>();
            foreach (var answer in application)
            {
                var others = byApplication[answer.Application]
                    .Where(other => other.Question != answer.Question && other.Interviewer != answer.Interviewer)
                    .Select(other => other.Score)
                    .ToArray();
                if (others.Length > 0)
                {
                    own.Add((answer.Score, others.Average()));
                }
            }

            if (own.Count > 0)
            {
                pairs.Add((own.Average(pair => pair.Score), own.Average(pair => pair.Others)));
            }
        }

        return pairs;
    }

    private static double Correlation(IReadOnlyList<(double Score, double Others)> pairs)
    {
        var (x, y) = (pairs.Average(pair => pair.Score), pairs.Average(pair => pair.Others));
        var (xx, yy, xy) = (0.0, 0.0, 0.0);
        foreach (var (score, rest) in pairs)
        {
            xx += (score - x) * (score - x);
            yy += (rest - y) * (rest - y);
            xy += (score - x) * (rest - y);
        }

        return xy / Math.Sqrt(xx * yy);
    }

    private static double Share(double rating) => (rating - ScoreScale.Lowest) / (ScoreScale.Highest - ScoreScale.Lowest);
}
