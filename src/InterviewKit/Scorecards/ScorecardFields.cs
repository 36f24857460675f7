using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Questions;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>Resolvers of scorecards.</summary>
internal static class ScorecardFields
{
    public static void Bind(SchemaBuilder schema)
    {
        schema
            .BindEnum<ScorecardStatus>()
            .BindEnum<ScorecardOrigin>()
            .BindEnum<Assessment>()
            .BindEnum<Recommendation>()
            .BindEnum<ExposureKind>()
            .BindInput<RatingInput>()
            .BindInput<SubmitScorecardInput>()
            .BindInput<AmendScorecardInput>()
            .BindInput<ImportScorecardInput>()
            .BindInput<WithdrawScorecardInput>()
            .BindInput<ScorecardFilter>()
            .Bind<ScoreOutOfRange>("ScoreOutOfRange")
            .Bind<EvidenceMissing>("EvidenceMissing")
            .Bind<RatingsIncomplete>("RatingsIncomplete")
            .Bind<DuplicateRating>("DuplicateRating")
            .Bind<AlreadySubmitted>("AlreadySubmitted")
            .Bind<ScorecardPayload>("ScorecardPayload")
            .BindConnection<Scorecard>("Scorecard")
            .BindQuery(query => query
                .Resolve("scorecard", FindAsync)
                .Resolve("scorecards", async context => await context.Service<ScorecardList>()
                    .PageAsync(context.Argument<ScorecardFilter?>("filter"), PageRequest.From(context), context.CancellationToken)))
            .BindMutation(mutation => mutation
                .Resolve("submitScorecard", SubmitScorecardCommand.ResolveAsync)
                .Resolve("amendScorecard", AmendScorecardCommand.ResolveAsync)
                .Resolve("importScorecard", ImportScorecardCommand.ResolveAsync)
                .Resolve("withdrawScorecard", WithdrawScorecardCommand.ResolveAsync))
            .Bind<Application>("Application", application => application.Batch("scorecards", OfApplicationsAsync))
            .Bind<Interview>("Interview", interview => interview.Batch("scorecard", OfInterviewsAsync));
        BindScorecard(schema);
    }

    /// <summary>The scorecards with those keys, in that order; null where there is none, or where it is sealed. Each look is written down.</summary>
    public static async Task<IReadOnlyList<Scorecard?>> LoadAsync(IReadOnlyList<string> keys, FieldContext context)
    {
        var ids = keys.Select(NodeKeys.Parse<ScorecardId>).ToList();
        var session = context.Service<IQuerySession>();
        var wanted = ids.OfType<ScorecardId>().ToHashSet();
        if (wanted.Count == 0)
        {
            return new Scorecard?[keys.Count];
        }

        var stored = await session.LoadManyAsync<Scorecard>(wanted.Select(id => id.Value), context.CancellationToken);
        var applications = (await context.Service<Applications>()
            .LoadAsync([.. stored.Select(it => (ApplicationId?)it.ApplicationId).Distinct()], context.CancellationToken)).OfType<Application>().ToList();
        var shown = await context.Service<ScorecardReader>()
            .ShowAsync(applications, wanted, context.CancellationToken);
        var visible = shown.SelectMany(it => it.Scorecards).ToDictionary(it => it.Id);
        return [.. ids.Select(id => id is { } value ? visible.GetValueOrDefault(value) : null)];
    }

    private static void BindScorecard(SchemaBuilder schema) => schema
        .Bind<Scorecard>("Scorecard", scorecard => scorecard
            .Field("id", it => GlobalId.Of(it.Id))
            .Field("revision", it => it.Current.Number)
            .Field("recommendation", it => it.Current.Recommendation)
            .Field("roleVersion", it => it.Current.RoleVersion)
            .Batch("interview", (scorecards, context) => context.InterviewsAsync(scorecards, it => it.InterviewId))
            .Batch("application", (scorecards, context) => context.ApplicationsAsync(scorecards, it => it.ApplicationId))
            .Batch("interviewer", (scorecards, context) => context.PeopleAsync(scorecards, it => it.InterviewerId))
            .Batch<string?>("summary", async (scorecards, context) =>
                [.. (await ScorecardAtRevision.TextsAsync([.. scorecards.Select(ScorecardAtRevision.Current)], context)).Select(text => text?.Summary)])
            .Batch("ratings", (scorecards, context) => RatingView.OfAsync([.. scorecards.Select(ScorecardAtRevision.Current)], context))
            .Batch("receipt", (scorecards, context) => IndependenceReceipt.OfAsync([.. scorecards.Select(ScorecardAtRevision.Current)], context))
            .Batch("externalRefs", async (scorecards, context) => await ExternalRefTable.OfAsync(
                context.Service<IQuerySession>(), ScorecardId.NodeType, [.. scorecards.Select(it => NodeKeys.Of(it.Id))], context.CancellationToken))
            .Batch("questionSet", (scorecards, context) => QuestionSetFields.VersionsAsync(scorecards, it => it.QuestionSetVersionId, context)))
        .Bind<RatingView>("Rating", rating => rating
            .Field("dimensionVersion", it => it.Given.DimensionVersion)
            .Field("assessment", it => it.Given.Assessment)
            .Field("score", it => it.Given.Score)
            .Batch("question", async (ratings, context) => await QuestionsAsync(ratings, context))
            .Batch("questionRevision", async (ratings, context) => await RevisionsAsync(ratings, context))
            .Batch("anchor", RatingView.AnchorsAsync))
        .Bind<IndependenceReceipt>("IndependenceReceipt")
        .Bind<Exposure>("Exposure", exposure => exposure
            .Batch("scorecard", async (exposures, context) => await LoadAsync([.. exposures.Select(it => it.ScorecardId is { } id ? NodeKeys.Of(id) : "")], context)));

    private static async ValueTask<Scorecard?> FindAsync(FieldContext context)
    {
        var id = context.Argument<string?>("id");
        var reference = context.Argument<ExternalRef?>("externalRef");
        OneOf.Demand(context, id, reference);
        var key = reference is null
            ? GlobalId.KeyOf(ScorecardId.NodeType, id)
            : await ExternalRefTable.FindAsync(context.Service<IQuerySession>(), ScorecardId.NodeType, reference, context.CancellationToken);
        return key is null ? null : (await LoadAsync([key], context))[0];
    }

    private static async ValueTask<IReadOnlyList<IReadOnlyList<Scorecard>>> OfApplicationsAsync(IReadOnlyList<Application> applications, FieldContext context) =>
        [.. (await context.Service<ScorecardReader>().ShowAsync(applications, ExposureKind.Scorecard, context.CancellationToken, ReadAheads.Of(context))).Select(it => it.Scorecards)];

    private static async ValueTask<IReadOnlyList<Scorecard?>> OfInterviewsAsync(IReadOnlyList<Interview> interviews, FieldContext context) =>
        context.Service<Viewer>().Has(Scope.ScorecardsRead)
            ? await LoadAsync([.. interviews.Select(it => it.ScorecardIn ? NodeKeys.Of(ScorecardId.Of(it.Id)) : "")], context)
            : new Scorecard?[interviews.Count];

    private static async Task<IReadOnlyList<Question?>> QuestionsAsync(IReadOnlyList<RatingView> ratings, FieldContext context)
    {
        var keys = ratings.Select(it => it.Given.QuestionKey ?? "").ToList();
        return await context.Service<QuestionBank>().LoadAsync(keys, context.CancellationToken);
    }

    private static async Task<IReadOnlyList<QuestionRevision?>> RevisionsAsync(IReadOnlyList<RatingView> ratings, FieldContext context)
    {
        var ids = ratings.Select(it => it.Given.QuestionKey is { } key ? QuestionRevision.IdOf(key, it.Given.QuestionRevision ?? 0) : "").ToList();
        return await context.Service<QuestionBank>().LoadRevisionsAsync(ids, context.CancellationToken);
    }
}
