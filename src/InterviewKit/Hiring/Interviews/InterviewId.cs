using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The id of a conversation of one interviewer with one candidate.</summary>
[JsonConverter(typeof(EntityIdConverter<InterviewId>))]
public readonly record struct InterviewId(Guid Value) : IEntityId<InterviewId>
{
    public static string NodeType => "Interview";

    public static InterviewId From(Guid value) => new(value);
}
