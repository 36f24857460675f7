using InterviewKit.Psychometrics.Items;
using InterviewKit.Shared;

namespace InterviewKit.Health;

/// <summary>What opened debriefs say of a question, as it was last published.</summary>
public sealed record QuestionFigures
{
    internal const string Table = "mt_doc_questionfigures";

    /// <summary>The question's key.</summary>
    public required string Id { get; init; }

    /// <summary>In how many scorecards it was scored.</summary>
    public required int Scorecards { get; init; }

    public required DateTimeOffset MeasuredAt { get; init; }

    public required PublishedEstimate Difficulty { get; init; }

    public required PublishedEstimate Discrimination { get; init; }

    public required PublishedEstimate Agreement { get; init; }

    /// <summary>What is said of a question before its first batch.</summary>
    internal static PublishedEstimate NotYet { get; } = PublishedEstimate.NotYet(
        $"Published from {ItemAnalysis.CountMin} scores, in batches of scorecards of opened debriefs; the first batch is not full.");

    internal static QuestionFigures Of(QuestionStatistics statistics, int scorecards, DateTimeOffset now) => new()
    {
        Id = statistics.Question,
        Scorecards = scorecards,
        MeasuredAt = now,
        Difficulty = PublishedEstimate.Of(statistics.Difficulty),
        Discrimination = PublishedEstimate.Of(statistics.Discrimination),
        Agreement = PublishedEstimate.Of(statistics.Agreement),
    };
}
