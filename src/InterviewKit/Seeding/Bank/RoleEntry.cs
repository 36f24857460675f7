using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>A role as its file has it.</summary>
internal sealed record RoleEntry(
    string Name, string Summary, IReadOnlyList<string> HireWhen, IReadOnlyList<string> TimeSpentOn, IReadOnlyList<WeighedEntry> Dimensions)
{
    private const int SummaryMax = 2_000;
    private const int PointsMax = 12;
    private const int DimensionsMax = 20;

    public static RoleEntry Read(Fields fields)
    {
        var entry = new RoleEntry(
            fields.Text("name", 1, TextRules.NameMax),
            fields.Text("summary", 1, SummaryMax),
            fields.Texts("hireWhen", 1, PointsMax, SummaryMax),
            fields.Texts("timeSpentOn", 1, PointsMax, SummaryMax),
            fields.Items("dimensions", 1, DimensionsMax, WeighedEntry.Read));
        foreach (var twice in entry.Dimensions.GroupBy(dimension => dimension.Dimension.Value).Where(group => group.Count() > 1))
        {
            fields.File.Problem(twice.Last().Dimension.Line, $"dimensions names {twice.Key} twice.");
        }

        return entry;
    }

    public Role ToRole(string key, int version, string hash) => new()
    {
        Key = key,
        Version = version,
        Name = Name,
        Summary = Summary,
        HireWhen = HireWhen,
        TimeSpentOn = TimeSpentOn,
        Dimensions = WeighedDimension.Share([.. Dimensions.Select(it => (it.Dimension.Value, it.Emphasis, (double?)null, it.Rationale, (double?)null))]),
        SeedHash = hash,
    };
}

/// <summary>A dimension as a role's file weighs it.</summary>
internal sealed record WeighedEntry(SeedKey Dimension, Emphasis Emphasis, string Rationale)
{
    public static WeighedEntry Read(Fields fields) => new(
        fields.Key("key"),
        fields.Enum<Emphasis>("emphasis"),
        fields.Text("rationale", 1, TextRules.ReasonMax));
}
