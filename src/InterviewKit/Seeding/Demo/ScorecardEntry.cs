using InterviewKit.Scorecards;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Seeding;

/// <summary>A scorecard of the demo, as its file has it. Whether it may be submitted so, the domain says.</summary>
/// <remarks><c>Submitted</c>: hours after the interview's end.</remarks>
internal sealed record ScorecardEntry(
    double Submitted, Recommendation Recommendation, string Summary, IReadOnlyList<RatingEntry> Ratings, WithdrawalEntry? Withdrawn, FieldLines Lines)
{
    public const int RatingsMax = 60;

    private const double HoursMax = 24 * DemoTime.DaysMax;

    public static ScorecardEntry Read(Fields fields) => new(
        fields.Number("submitted", 0, HoursMax),
        fields.Enum<Recommendation>("recommendation"),
        fields.Text("summary", 1, TextRules.SummaryMax),
        fields.Items("ratings", 1, RatingsMax, RatingEntry.Read),
        fields.OptionalItem("withdrawn", WithdrawalEntry.Read),
        fields.Lines)
    {
        Amended = fields.OptionalItem("amended", AmendmentEntry.Read),
    };

    /// <summary>That its author gave it another revision; null where not.</summary>
    public AmendmentEntry? Amended { get; init; }

    /// <summary>The line of what a refusal's path names.</summary>
    public int LineOf(IReadOnlyList<string> path) => path switch
    {
        [_, "ratings", var index, ..] => Ratings[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].LineOf(path.Count > 3 ? path[3] : ""),
        [_, var field, ..] => Lines.Of(field),
        _ => Lines.Line,
    };
}

/// <summary>That a scorecard of the demo was amended: all that it says since then.</summary>
/// <remarks><c>After</c>: hours after it was submitted.</remarks>
internal sealed record AmendmentEntry(
    double After, string Reason, Recommendation Recommendation, string Summary, IReadOnlyList<RatingEntry> Ratings, FieldLines Lines)
{
    private const double HoursMax = 24 * DemoTime.DaysMax;

    public static AmendmentEntry Read(Fields fields) => new(
        fields.Number("after", 0, HoursMax),
        fields.Text("reason", 1, TextRules.ReasonMax),
        fields.Enum<Recommendation>("recommendation"),
        fields.Text("summary", 1, TextRules.SummaryMax),
        fields.Items("ratings", 1, ScorecardEntry.RatingsMax, RatingEntry.Read),
        fields.Lines);

    /// <summary>The line of what a refusal's path names.</summary>
    public int LineOf(IReadOnlyList<string> path) => path switch
    {
        [_, "ratings", var index, ..] => Ratings[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)].LineOf(path.Count > 3 ? path[3] : ""),
        [_, var field, ..] => Lines.Of(field),
        _ => Lines.Line,
    };
}

/// <summary>That a scorecard of the demo was taken back.</summary>
/// <remarks><c>After</c>: hours after it was submitted.</remarks>
internal sealed record WithdrawalEntry(double After, string Reason, FieldLines Lines)
{
    private const double HoursMax = 24 * DemoTime.DaysMax;

    public static WithdrawalEntry Read(Fields fields) => new(
        fields.Number("after", 0, HoursMax),
        fields.Text("reason", 1, TextRules.ReasonMax),
        fields.Lines);
}

/// <summary>A rating of the demo.</summary>
/// <remarks><c>Question</c>: null for the interview as a whole.</remarks>
internal sealed record RatingEntry(SeedKey Dimension, SeedKey? Question, Assessment Assessment, int? Score, string Evidence, FieldLines Lines)
{
    public static RatingEntry Read(Fields fields) => new(
        fields.Key("dimension"),
        fields.OptionalKey("question"),
        fields.OptionalEnum<Assessment>("assessment") ?? Assessment.Scored,
        fields.OptionalWhole("score", Anchor.ScoreMin, Anchor.ScoreMax),
        fields.OptionalText("evidence", TextRules.EvidenceMax) ?? "",
        fields.Lines);

    /// <summary>As the API takes it.</summary>
    public RatingInput ToInput() => new(
        Dimension.Value,
        Question is { } question ? GlobalId.Of(Questions.Question.NodeType, question.Value) : null,
        Assessment,
        Score,
        Evidence);

    /// <summary>The line of a field of the API's input.</summary>
    public int LineOf(string inputField) => Lines.Of(inputField switch
    {
        "dimensionKey" => "dimension",
        "questionId" => "question",
        _ => inputField,
    });
}
