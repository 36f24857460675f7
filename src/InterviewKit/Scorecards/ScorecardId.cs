using System.Text.Json.Serialization;
using InterviewKit.Hiring;
using InterviewKit.Shared;

namespace InterviewKit.Scorecards;

/// <summary>The id of a scorecard, and of its stream of events.</summary>
/// <remarks>It has the Guid of its interview: an interview has one scorecard by construction, whoever submits at the same time.</remarks>
[JsonConverter(typeof(EntityIdConverter<ScorecardId>))]
public readonly record struct ScorecardId(Guid Value) : IEntityId<ScorecardId>
{
    public static string NodeType => "Scorecard";

    public static ScorecardId From(Guid value) => new(value);

    public static ScorecardId Of(InterviewId interview) => new(interview.Value);
}
