using InterviewKit.Hiring;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>How far the panels of one opening agree, as it was last published.</summary>
public sealed record OpeningAgreement
{
    internal const string Table = "mt_doc_openingagreement";

    /// <summary>The opening's id in digits.</summary>
    public required string Id { get; init; }

    /// <summary>How many scorecards it rests on.</summary>
    public required int Scorecards { get; init; }

    public required DateTimeOffset MeasuredAt { get; init; }

    public required PublishedEstimate Agreement { get; init; }

    /// <summary>What is said of an opening before its first batch.</summary>
    internal static PublishedEstimate NotYet { get; } = PublishedEstimate.NotYet(
        $"Alpha is published from {PanelAgreement.UnitsMin} units with two raters, in batches of scorecards of opened debriefs; the first batch is not full.");

    public static string IdOf(OpeningId opening) => NodeKeys.Of(opening);
}
