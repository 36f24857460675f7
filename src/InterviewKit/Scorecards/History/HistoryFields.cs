using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;

namespace InterviewKit.Scorecards;

/// <summary>Resolvers of a scorecard's history. Whoever is shown a scorecard is shown what it said before.</summary>
internal static class HistoryFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .Bind<Scorecard>("Scorecard", scorecard => scorecard
            .Field("history", it => it.Revisions.Select(revision => new ScorecardAtRevision(it, revision)).ToList()))
        .Bind<ScorecardAtRevision>("ScorecardRevision", revision => revision
            .Field("revision", it => it.Revision.Number)
            .Field("at", it => it.Revision.At)
            .Field("recommendation", it => it.Revision.Recommendation)
            .Batch("by", (revisions, context) => context.PeopleAsync(revisions, it => it.Scorecard.InterviewerId))
            .Batch<string?>("reason", async (revisions, context) => [.. (await ScorecardAtRevision.TextsAsync(revisions, context)).Select(text => text?.Reason)])
            .Batch<string?>("summary", async (revisions, context) => [.. (await ScorecardAtRevision.TextsAsync(revisions, context)).Select(text => text?.Summary)])
            .Batch("ratings", RatingView.OfAsync)
            .Batch("receipt", IndependenceReceipt.OfAsync)
            .Batch<bool>("afterDebrief", AfterDebriefAsync)
            .Field("withdrawnAt", it => it.Revision.Withdrawal?.At)
            .Batch("withdrawnBy", (revisions, context) => context.PeopleAsync(revisions, it => it.Revision.Withdrawal?.By))
            .Batch<string?>("withdrawalReason", WithdrawalReasonsAsync));

    private static async ValueTask<bool[]> AfterDebriefAsync(IReadOnlyList<ScorecardAtRevision> revisions, FieldContext context)
    {
        var applications = await context.ApplicationsAsync(revisions, it => it.Scorecard.ApplicationId);
        return [.. revisions.Zip(applications, (it, application) => application?.DebriefOpenedAt is { } opened && it.Revision.At >= opened)];
    }

    private static async ValueTask<string?[]> WithdrawalReasonsAsync(IReadOnlyList<ScorecardAtRevision> revisions, FieldContext context)
    {
        var ids = revisions.Select(it => WithdrawalText.IdOf(it.Scorecard.Id, it.Revision.Number)).ToList();
        var found = (await context.Service<IQuerySession>().LoadManyAsync<WithdrawalText>(ids.Distinct(StringComparer.Ordinal), context.CancellationToken))
            .ToDictionary(text => text.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => found.GetValueOrDefault(id)?.Reason)];
    }
}
