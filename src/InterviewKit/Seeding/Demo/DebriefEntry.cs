using InterviewKit.Debriefs;
using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>That the debrief of an application of the demo was opened, and what was decided in it, as its file has it.</summary>
/// <remarks><c>Opened</c>: days before the load. <c>By</c>: null for whoever leads the panel.</remarks>
internal sealed record DebriefEntry(double Opened, SeedKey? By, IReadOnlyList<DecisionEntry> Decisions, FieldLines Lines)
{
    private const int DecisionsMax = 10;

    public static DebriefEntry Read(Fields fields) => new(
        fields.Number("opened", 0, DemoTime.DaysMax),
        fields.OptionalKey("by"),
        fields.OptionalItems("decisions", DecisionsMax, DecisionEntry.Read),
        fields.Lines);
}

/// <summary>A decision of the demo.</summary>
/// <remarks><c>Decided</c>: days before the load. <c>By</c>: null for whoever leads the panel.</remarks>
internal sealed record DecisionEntry(double Decided, SeedKey? By, DecisionOutcome Outcome, string Rationale, FieldLines Lines)
{
    public static DecisionEntry Read(Fields fields) => new(
        fields.Number("decided", 0, DemoTime.DaysMax),
        fields.OptionalKey("by"),
        fields.Enum<DecisionOutcome>("outcome"),
        fields.Text("rationale", 1, TextRules.ReasonMax),
        fields.Lines);
}
