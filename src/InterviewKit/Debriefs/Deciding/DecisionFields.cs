using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Scorecards;

namespace InterviewKit.Debriefs;

/// <summary>Resolvers of decisions. They say what came of the scorecards, so they are sealed as those are, and a look at one is a look at the debrief.</summary>
internal static class DecisionFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindEnum<DecisionOutcome>()
        .BindInput<RecordDecisionInput>()
        .BindMutation(mutation => mutation.Resolve("recordDecision", RecordDecisionCommand.ResolveAsync))
        .Bind<Application>("Application", application => application
            .Batch<DecisionView?>("decision", async (applications, context) =>
                [.. (await OfAsync(applications, context)).Select(decisions => decisions is [.., var latest] ? latest : null)])
            .Batch("decisions", OfAsync))
        .Bind<DecisionView>("Decision", decision => decision
            .Field("outcome", it => it.Recorded.Outcome)
            .Field("decidedAt", it => it.Recorded.At)
            .Batch("rationale", RationalesAsync)
            .Batch("decidedBy", (decisions, context) => context.PeopleAsync(decisions, it => it.Recorded.By)));

    private static async ValueTask<IReadOnlyList<IReadOnlyList<DecisionView>>> OfAsync(IReadOnlyList<Application> applications, FieldContext context)
    {
        var decided = applications.Where(application => application.DecidedAt is not null).DistinctBy(application => application.Id).ToList();
        if (decided.Count == 0)
        {
            return [.. applications.Select(_ => (IReadOnlyList<DecisionView>)[])];
        }

        var shown = await context.Service<ScorecardReader>().ShowCompleteAsync(decided, ExposureKind.Debrief, context.CancellationToken);
        var open = shown.Where(it => it.Seal.State == SealState.Open).Select(it => it.Seal.Application.Id.Value);
        var histories = (await context.Service<IQuerySession>().LoadManyAsync<DecisionHistory>(open, context.CancellationToken)).ToDictionary(history => history.Id);
        return [.. applications.Select(application => histories.TryGetValue(application.Id, out var history)
            ? (IReadOnlyList<DecisionView>)[.. history.Decisions.Select(decision => new DecisionView(application.Id, decision))]
            : [])];
    }

    private static async ValueTask<IReadOnlyList<string?>> RationalesAsync(IReadOnlyList<DecisionView> decisions, FieldContext context)
    {
        var ids = decisions.Select(it => DecisionText.IdOf(it.ApplicationId, it.Recorded.Number)).ToList();
        var texts = (await context.Service<IQuerySession>().LoadManyAsync<DecisionText>(ids.Distinct(StringComparer.Ordinal), context.CancellationToken))
            .ToDictionary(text => text.Id, text => text.Rationale, StringComparer.Ordinal);
        return [.. ids.Select(texts.GetValueOrDefault)];
    }

    private sealed record DecisionView(ApplicationId ApplicationId, RecordedDecision Recorded);
}
