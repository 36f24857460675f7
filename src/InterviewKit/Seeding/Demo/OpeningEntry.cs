using InterviewKit.Access;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>An opening of the demo, as its file has it.</summary>
/// <remarks><c>Opened</c>: days before the load.</remarks>
internal sealed record OpeningEntry(
    SeedKey Key, string Title, SeedKey Role, Level Level, SealPolicy SealPolicy, IReadOnlyList<SeatEntry> Panel, double Opened, FieldLines Lines)
{
    public static OpeningEntry Read(Fields fields) => new(
        fields.Key("key"),
        fields.Text("title", 1, TextRules.TitleMax),
        fields.Key("role"),
        fields.Enum<Level>("level"),
        fields.OptionalEnum<SealPolicy>("sealPolicy") ?? SealPolicy.UntilOwnSubmitted,
        fields.Items("panel", 1, 50, SeatEntry.Read),
        fields.Number("opened", 0, DemoTime.DaysMax),
        fields.Lines);
}

/// <summary>Somebody's place on a panel.</summary>
internal sealed record SeatEntry(SeedKey Person, bool Lead)
{
    public static SeatEntry Read(Fields fields) => new(fields.Key("person"), fields.Flag("lead"));
}
