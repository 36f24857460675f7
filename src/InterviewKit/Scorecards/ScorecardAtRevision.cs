using InterviewKit.GraphQL;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard as one of its revisions has it.</summary>
internal sealed record ScorecardAtRevision(Scorecard Scorecard, RevisionOfScorecard Revision)
{
    /// <summary>As it stands now.</summary>
    public static ScorecardAtRevision Current(Scorecard scorecard) => new(scorecard, scorecard.Current);

    /// <summary>
    /// As its author wrote it last before being shown another's judgement of this application; where there is no such revision, as it was
    /// written first. What was withdrawn counts no more.
    /// </summary>
    public static ScorecardAtRevision Independent(Scorecard scorecard)
    {
        var counting = scorecard.Revisions.Where(revision => revision.Number >= scorecard.CountsFrom).ToList();
        return new ScorecardAtRevision(scorecard, counting.LastOrDefault(revision => revision.Receipt.Independent) ?? counting[0]);
    }

    /// <summary>The scores in it as the statistics read them; what was not scored is no rating.</summary>
    /// <param name="application">The key that stands for its application there.</param>
    public IEnumerable<Rating> Ratings(string application) => Revision.Ratings
        .Where(rating => rating is { Assessment: Assessment.Scored, Score: not null })
        .Select(rating => new Rating(application, NodeKeys.Of(Scorecard.InterviewerId), rating.DimensionKey, rating.QuestionKey, rating.Score!.Value));

    /// <summary>The words of those revisions; null where they were erased.</summary>
    public static async Task<IReadOnlyList<ScorecardText?>> TextsAsync(IReadOnlyList<ScorecardAtRevision> scorecards, FieldContext context) =>
        await context.Service<ScorecardTexts>().OfAsync(scorecards, context.CancellationToken);
}
