using InterviewKit.Shared;

namespace InterviewKit.Seeding;

/// <summary>An application of the demo with its interviews, as its file has it.</summary>
/// <remarks><c>Applied</c>: days before the load. <c>Debrief</c>: null while it is not open.</remarks>
internal sealed record ApplicationEntry(
    SeedKey Candidate, SeedKey Opening, double Applied, IReadOnlyList<InterviewEntry> Interviews, DebriefEntry? Debrief, FieldLines Lines)
{
    private const int InterviewsMax = 20;

    public static ApplicationEntry Read(Fields fields) => new(
        fields.Key("candidate"),
        fields.Key("opening"),
        fields.Number("applied", 0, DemoTime.DaysMax),
        fields.Items("interviews", 0, InterviewsMax, InterviewEntry.Read),
        fields.OptionalItem("debrief", DebriefEntry.Read),
        fields.Lines);
}

/// <summary>An interview of the demo.</summary>
/// <remarks>
/// <c>Focus</c>: null for the set's, else the role's. <c>Scheduled</c>: days before the load, below 0 for what lies ahead.
/// <c>Scorecard</c>: null while it is awaited.
/// </remarks>
internal sealed record InterviewEntry(
    SeedKey Key,
    SeedKey Interviewer,
    SeedKey? QuestionSet,
    IReadOnlyList<SeedKey>? Focus,
    string? Round,
    double Scheduled,
    int Minutes,
    ScorecardEntry? Scorecard,
    FieldLines Lines)
{
    public static InterviewEntry Read(Fields fields) => new(
        fields.Key("key"),
        fields.Key("interviewer"),
        fields.OptionalKey("questionSet"),
        fields.OptionalKeys("focus", 1, 8),
        fields.OptionalText("round", TextRules.NameMax),
        fields.Number("scheduled", -DemoTime.DaysMax, DemoTime.DaysMax),
        fields.Whole("minutes", 5, Hiring.InterviewTimes.MinutesMax),
        fields.OptionalItem("scorecard", ScorecardEntry.Read),
        fields.Lines);
}
