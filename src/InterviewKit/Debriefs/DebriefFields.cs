using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;
using InterviewKit.Taxonomy;

namespace InterviewKit.Debriefs;

/// <summary>Resolvers of debriefs.</summary>
internal static class DebriefFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindEnum<DebriefState>()
        .BindMutation(mutation => mutation.Resolve("openDebrief", OpenDebrief.ResolveAsync))
        .Bind<Application>("Application", application => application.Batch("debrief", OfAsync))
        .Bind<Debrief>("Debrief", debrief => debrief
            .Batch("openedBy", (debriefs, context) => context.PeopleAsync(debriefs, it => it.OpenedBy)))
        .Bind<DebriefRow>("DebriefRow", row => row
            .Batch("dimension", async (rows, context) => await context.Service<TaxonomyCatalog>()
                .DimensionsAsync(rows.Select(it => it.DimensionKey), context.CancellationToken)))
        .Bind<DebriefCell>("DebriefCell", cell => cell
            .Batch("interview", (cells, context) => context.InterviewsAsync(cells, it => it.Scorecard.Scorecard.InterviewId))
            .Batch("interviewer", (cells, context) => context.PeopleAsync(cells, it => it.Scorecard.Scorecard.InterviewerId))
            .Batch("ratings", RatingsAsync))
        .Bind<DebriefRecommendation>("DebriefRecommendation", recommendation => recommendation
            .Batch("interview", (recommendations, context) => context.InterviewsAsync(recommendations, it => it.Scorecard.InterviewId))
            .Batch("interviewer", (recommendations, context) => context.PeopleAsync(recommendations, it => it.Scorecard.InterviewerId)));

    private static async ValueTask<IReadOnlyList<Debrief>> OfAsync(IReadOnlyList<Application> applications, FieldContext context)
    {
        var viewer = context.Service<Viewer>();
        var content = viewer.Has(Scope.ScorecardsRead) && (context.Selects("rows") || context.Selects("recommendations"));
        if (!content)
        {
            var seals = await ApplicationSeals.ReadAsync(context.Service<IQuerySession>(), viewer, applications, context.CancellationToken);
            return [.. seals.Select(Debrief.WithoutContent)];
        }

        var shown = await context.Service<ScorecardReader>().ShowCompleteAsync(applications, ExposureKind.Debrief, context.CancellationToken);
        var roles = await context.Service<TaxonomyCatalog>().RolesAsync(context.CancellationToken);
        return [.. shown.Select(it => Debrief.Of(it, roles))];
    }

    /// <summary>The ratings with their words. Whoever was shown the grid may see them: it is shown only where none of them is sealed.</summary>
    private static async ValueTask<IReadOnlyList<IReadOnlyList<RatingView>>> RatingsAsync(IReadOnlyList<DebriefCell> cells, FieldContext context)
    {
        var scorecards = cells.Select(it => it.Scorecard).Distinct().ToList();
        var ratings = await RatingView.OfAsync(scorecards, context);
        var byScorecard = scorecards.Zip(ratings).ToDictionary(pair => pair.First, pair => pair.Second);
        return [.. cells.Select(it => (IReadOnlyList<RatingView>)[.. byScorecard[it.Scorecard].Where(rating => rating.Given.DimensionKey == it.DimensionKey)])];
    }
}
