using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Scorecards;

/// <summary>Scorecards: submitting them, showing them under the seal, and the receipts of who was shown what.</summary>
internal sealed class ScorecardsSlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Events.AddEventType<ScorecardSubmitted>();
        store.Events.AddEventType<ScorecardAmended>();
        store.Events.AddEventType<ScorecardWithdrawn>();
        store.Projections.Snapshot<Scorecard>(SnapshotLifecycle.Inline)
            .Index(scorecard => scorecard.ApplicationId)
            .Index(scorecard => scorecard.OpeningId)
            .Index(scorecard => scorecard.InterviewerId);
        store.Schema.For<ScorecardText>();
        store.Schema.For<WithdrawalText>();
        store.Schema.For<InterviewNotebook>().UseNumericRevisions(true);
    }

    public override void AddServices(IServiceCollection services) => services
        .AddScoped<ScorecardReader>()
        .AddScoped<ScorecardHorizon>()
        .AddScoped<ScorecardList>()
        .AddScoped<Notebooks>()
        .AddScoped<ScorecardSurroundings>()
        .AddScoped<ScorecardTexts>()
        .AddSingleton<INodeSource>(new NodeSource<Scorecard>(ScorecardId.NodeType, async (keys, context) =>
            context.Service<Viewer>().Has(Scope.ScorecardsRead) ? await ScorecardFields.LoadAsync(keys, context) : new Scorecard?[keys.Count]));

    public override void Bind(SchemaBuilder schema)
    {
        ScorecardFields.Bind(schema);
        HistoryFields.Bind(schema);
        DraftFields.Bind(schema);
    }
}
