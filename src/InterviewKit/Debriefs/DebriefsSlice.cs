using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Debriefs;

/// <summary>Debriefs: opening them, what a panel looks at in them, and the decisions that come of them.</summary>
internal sealed class DebriefsSlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Events.AddEventType<DecisionRecorded>();
        store.Projections.Snapshot<DecisionHistory>(SnapshotLifecycle.Inline);
        store.Schema.For<DecisionText>();
    }

    public override void Bind(SchemaBuilder schema)
    {
        DebriefFields.Bind(schema);
        DecisionFields.Bind(schema);
    }
}
