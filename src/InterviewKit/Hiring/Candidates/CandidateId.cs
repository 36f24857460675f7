using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The id of a person who applied.</summary>
[JsonConverter(typeof(EntityIdConverter<CandidateId>))]
public readonly record struct CandidateId(Guid Value) : IEntityId<CandidateId>
{
    public static string NodeType => "Candidate";

    public static CandidateId From(Guid value) => new(value);
}
