using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>A rating with its words, as the contract shows it.</summary>
internal sealed record RatingView(Dimension Dimension, RatingGiven Given, string? Evidence, string RoleKey, OpeningId OpeningId)
{
    /// <summary>The ratings of those revisions, with their words.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<RatingView>>> OfAsync(IReadOnlyList<ScorecardAtRevision> scorecards, FieldContext context)
    {
        var texts = await ScorecardAtRevision.TextsAsync(scorecards, context);
        var dimensions = (await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. scorecards.Select((it, index) => (IReadOnlyList<RatingView>)[.. it.Revision.Ratings.Select((given, i) => new RatingView(
            dimensions[given.DimensionKey],
            given,
            texts[index]?.Evidence[i],
            it.Scorecard.RoleKey,
            it.Scorecard.OpeningId))])];
    }

    /// <summary>What each score sounded like when it was given, from the versions that the ratings pin.</summary>
    public static async ValueTask<IReadOnlyList<Anchor?>> AnchorsAsync(IReadOnlyList<RatingView> ratings, FieldContext context)
    {
        var ids = ratings.Select(it => DimensionVersion.IdOf(it.Given.DimensionKey, it.Given.DimensionVersion)).ToList();
        var batch = context.Service<IQuerySession>().CreateBatchQuery();
        var loadingVersions = batch.LoadMany<DimensionVersion, string>(ids);
        var loadingOpenings = batch.LoadMany<Opening, OpeningId>(ratings.Select(it => it.OpeningId));
        await batch.Execute(context.CancellationToken);
        var versions = (await loadingVersions).ToDictionary(version => version.Id, StringComparer.Ordinal);
        var openings = (await loadingOpenings).ToDictionary(opening => opening.Id);
        return [.. ratings.Select((it, index) => it.Given.Score is { } score && versions.TryGetValue(ids[index], out var version)
            ? version.Anchors(it.RoleKey, openings[it.OpeningId].Level).FirstOrDefault(anchor => anchor.Score == score)
            : null)];
    }
}
