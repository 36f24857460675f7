using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Taxonomy;

namespace InterviewKit.Scorecards;

/// <summary>A rating with its words, as the contract shows it.</summary>
internal sealed record RatingView(Dimension Dimension, RatingGiven Given, string? Evidence, string RoleKey, Level Level)
{
    /// <summary>The ratings of those revisions, with their words.</summary>
    public static async ValueTask<IReadOnlyList<IReadOnlyList<RatingView>>> OfAsync(IReadOnlyList<ScorecardAtRevision> scorecards, FieldContext context)
    {
        var session = context.Service<IQuerySession>();
        var texts = await ScorecardAtRevision.TextsAsync(scorecards, context);
        var openings = (await session.LoadManyAsync<Opening>(scorecards.Select(it => it.Scorecard.OpeningId.Value).Distinct(), context.CancellationToken))
            .ToDictionary(opening => opening.Id);
        var dimensions = (await context.Service<TaxonomyCatalog>().DimensionsAsync(context.CancellationToken))
            .ToDictionary(dimension => dimension.Key, StringComparer.Ordinal);
        return [.. scorecards.Select((it, index) => (IReadOnlyList<RatingView>)[.. it.Revision.Ratings.Select((given, i) => new RatingView(
            dimensions[given.DimensionKey],
            given,
            texts[index]?.Evidence[i],
            it.Scorecard.RoleKey,
            openings[it.Scorecard.OpeningId].Level))])];
    }

    /// <summary>What each score sounded like when it was given, from the versions that the ratings pin.</summary>
    public static async ValueTask<IReadOnlyList<Anchor?>> AnchorsAsync(IReadOnlyList<RatingView> ratings, FieldContext context)
    {
        var ids = ratings.Select(it => DimensionVersion.IdOf(it.Given.DimensionKey, it.Given.DimensionVersion)).ToList();
        var versions = (await context.Service<IQuerySession>().LoadManyAsync<DimensionVersion>(ids.Distinct(StringComparer.Ordinal), context.CancellationToken))
            .ToDictionary(version => version.Id, StringComparer.Ordinal);
        return [.. ratings.Select((it, index) => it.Given.Score is { } score && versions.TryGetValue(ids[index], out var version)
            ? version.Anchors(it.RoleKey, it.Level).FirstOrDefault(anchor => anchor.Score == score)
            : null)];
    }
}
