using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Psychometrics;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Profiles;

/// <summary>Resolvers of the profile.</summary>
internal static class ProfileFields
{
    private const double LevelMin = 0.5;
    private const double LevelMax = 0.99;

    public static void Bind(SchemaBuilder schema) => schema
        .BindEnum<EvidenceStatus>()
        .BindEnum<ProfileBasis>()
        .BindEnum<FitBasis>()
        .Bind<Application>("Application", application => application.Batch("profile", OfAsync))
        .Bind<RoleFitProfile>("RoleFitProfile")
        .Bind<ProfileFlag>("ProfileFlag")
        .Bind<Interval>("Interval")
        .Bind<DimensionProfile>("DimensionProfile", dimension => dimension
            .Batch("dimension", (dimensions, context) => DimensionsAsync(dimensions, it => it.Key, context))
            .Field("status", it => it.Estimate?.FairAverage is null ? EvidenceStatus.InsufficientEvidence : EvidenceStatus.Sufficient)
            .Field("ratings", it => it.Estimate?.Ratings ?? 0)
            .Field("raters", it => it.Estimate?.Raters ?? 0)
            .Field("rawMean", it => it.Estimate?.RawMean)
            .Field("fairAverage", it => it.Estimate?.FairAverage)
            .Field("interval", (it, context) => it.Estimate?.Interval(Level(context)))
            .Field("agreement", it => it.Estimate?.Agreement.Value)
            .Batch("evidence", EvidenceAsync))
        .Bind<RoleFit>("RoleFit", fit => fit
            .Batch("role", async (fits, context) => await context.Service<TaxonomyCatalog>()
                .RolesAsync(fits.Select(it => it.Result.Role.Key), context.CancellationToken))
            .Field("status", it => it.Result.Score is null ? EvidenceStatus.InsufficientEvidence : EvidenceStatus.Sufficient)
            .Field("score", it => it.Result.Score?.Score)
            .Field("rawScore", it => it.Result.Score?.RawScore)
            .Field("interval", (it, context) => it.Result.Score?.Interval(Level(context)))
            .Field("margin", it => it.Result.Score?.Margin)
            .Field("probabilityMeetsBar", it => it.Result.Score?.ProbabilityMeetsBar)
            .Field("coverage", it => it.Result.Coverage)
            .Field("contributions", it => it.Result.Contributions))
        .Bind<Contribution>("Contribution", contribution => contribution
            .Batch("dimension", (contributions, context) => DimensionsAsync(contributions, it => it.Dimension, context)));

    private static async ValueTask<IReadOnlyList<RoleFitProfile?>> OfAsync(IReadOnlyList<Application> applications, FieldContext context)
    {
        var basis = context.Argument<ProfileBasis?>("basis") ?? ProfileBasis.Independent;
        var inputs = await ProfileInputs.ReadAsync(applications, basis, ExposureKind.Profile, context);
        return [.. inputs.Select(input => input is null ? null : RoleFitProfile.Of(input))];
    }

    private static double Level(FieldContext context)
    {
        var level = context.Argument<double?>("level") ?? 0.8;
        return level is >= LevelMin and <= LevelMax
            ? level
            : throw new GraphQLException(new GraphQLError($"level is from {LevelMin} to {LevelMax}; it was {level}.", ServiceErrorCodes.BadUserInput));
    }

    private static async ValueTask<IReadOnlyList<Dimension>> DimensionsAsync<TParent>(
        IReadOnlyList<TParent> parents, Func<TParent, string> keyOf, FieldContext context) =>
        await context.Service<TaxonomyCatalog>().DimensionsAsync(parents.Select(keyOf), context.CancellationToken);

    /// <summary>The ratings behind each dimension. Whoever was shown the profile may see them: it is shown only where none of them is sealed.</summary>
    private static async ValueTask<IReadOnlyList<IReadOnlyList<RatingView>>> EvidenceAsync(IReadOnlyList<DimensionProfile> dimensions, FieldContext context)
    {
        var scorecards = dimensions.SelectMany(it => it.Scorecards).Distinct().ToList();
        var ratings = await RatingView.OfAsync(scorecards, context);
        var byScorecard = scorecards.Zip(ratings).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. dimensions.Select(it => (IReadOnlyList<RatingView>)
            [.. it.Scorecards.SelectMany(scorecard => byScorecard[scorecard]).Where(rating => rating.Given.DimensionKey == it.Key)])];
    }
}
