using InterviewKit.Psychometrics.Agreement;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Debriefs;

/// <summary>What a panel talks about: dimension by interviewer. Pure, over the scorecards as the profile reads them.</summary>
internal static class DebriefGrid
{
    /// <summary>A row for each dimension that was rated, the largest disagreement first; what two did not score comes last.</summary>
    /// <param name="scorecards">Those that count, by the time they came in.</param>
    /// <param name="role">The opening's role, whose order decides between rows that agree as much.</param>
    public static IReadOnlyList<DebriefRow> Of(IReadOnlyList<ScorecardAtRevision> scorecards, Role role)
    {
        const string TheApplication = "application"; // One only: its key tells nothing apart.
        var scores = RatingObservation.FromRatings([.. scorecards.SelectMany(it => it.Ratings(TheApplication))])
            .ToDictionary(observation => (observation.Dimension, observation.Interviewer), observation => observation.Score);
        var order = role.Dimensions.Select((dimension, position) => (dimension.Key, position)).ToDictionary(it => it.Key, it => it.position, StringComparer.Ordinal);
        return [.. scorecards
            .SelectMany(it => it.Revision.Ratings.Select(rating => rating.DimensionKey))
            .Distinct(StringComparer.Ordinal)
            .Select(dimension => Row(dimension, scorecards, scores))
            .OrderByDescending(row => row.Spread ?? -1)
            .ThenBy(row => row.Agreement ?? double.PositiveInfinity)
            .ThenBy(row => order.GetValueOrDefault(row.DimensionKey, int.MaxValue))
            .ThenBy(row => row.DimensionKey, StringComparer.Ordinal)];
    }

    private static DebriefRow Row(
        string dimension, IReadOnlyList<ScorecardAtRevision> scorecards, IReadOnlyDictionary<(string Dimension, string Interviewer), double> scores)
    {
        var heard = scores.Where(it => it.Key.Dimension == dimension).Select(it => it.Value).ToList();
        return new DebriefRow(
            dimension,
            WithinGroupAgreement.Rwg(heard, Anchor.ScoreMax).Value,
            heard.Count < 2 ? null : heard.Max() - heard.Min(),
            [.. scorecards
                .Select(it => (Scorecard: it, Ratings: it.Revision.Ratings.Where(rating => rating.DimensionKey == dimension).ToList()))
                .Where(it => it.Ratings.Count > 0)
                .Select(it => Cell(dimension, it.Scorecard, it.Ratings, scores))]);
    }

    private static DebriefCell Cell(
        string dimension,
        ScorecardAtRevision scorecard,
        IReadOnlyList<RatingGiven> ratings,
        IReadOnlyDictionary<(string Dimension, string Interviewer), double> scores)
    {
        var assessment = AssessmentOf(ratings);
        var score = assessment == Assessment.Scored ? scores[(dimension, NodeKeys.Of(scorecard.Scorecard.InterviewerId))] : (double?)null;
        return new DebriefCell(scorecard, dimension, score, assessment);
    }

    /// <summary>SCORED where anything is, for that is what the profile reads; else what was said of the interview as a whole; else what says most.</summary>
    private static Assessment AssessmentOf(IReadOnlyList<RatingGiven> ratings)
    {
        if (ratings.Any(rating => rating.Assessment == Assessment.Scored))
        {
            return Assessment.Scored;
        }

        return ratings.FirstOrDefault(rating => rating.QuestionKey is null)?.Assessment
            ?? (ratings.Any(rating => rating.Assessment == Assessment.Declined) ? Assessment.Declined
                : ratings.Any(rating => rating.Assessment == Assessment.NoEvidence) ? Assessment.NoEvidence
                : Assessment.NotAsked);
    }
}

/// <summary>A dimension, and what each interviewer said of it.</summary>
/// <param name="DimensionKey">Which.</param>
/// <param name="Agreement">r_wg over the interviewers' scores; null with fewer than two.</param>
/// <param name="Spread">Highest less lowest of them; null with fewer than two.</param>
/// <param name="Cells">By the time the scorecards came in.</param>
internal sealed record DebriefRow(string DimensionKey, double? Agreement, double? Spread, IReadOnlyList<DebriefCell> Cells);

/// <summary>What one scorecard says of a dimension; the score is its author's one score, over all that they interviewed.</summary>
internal sealed record DebriefCell(ScorecardAtRevision Scorecard, string DimensionKey, double? Score, Assessment Assessment);
