using InterviewKit.GraphQL;

namespace InterviewKit.Scorecards;

/// <summary>A scorecard as one of its revisions has it.</summary>
internal sealed record ScorecardAtRevision(Scorecard Scorecard, RevisionOfScorecard Revision)
{
    /// <summary>As it stands now.</summary>
    public static ScorecardAtRevision Current(Scorecard scorecard) => new(scorecard, scorecard.Current);

    /// <summary>The words of those revisions; null where they were erased.</summary>
    public static async Task<IReadOnlyList<ScorecardText?>> TextsAsync(IReadOnlyList<ScorecardAtRevision> scorecards, FieldContext context) =>
        await context.Service<ScorecardTexts>().OfAsync(scorecards, context.CancellationToken);
}
