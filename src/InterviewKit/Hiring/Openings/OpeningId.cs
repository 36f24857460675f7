using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The id of a position that is to be filled.</summary>
[JsonConverter(typeof(EntityIdConverter<OpeningId>))]
public readonly record struct OpeningId(Guid Value) : IEntityId<OpeningId>
{
    public static string NodeType => "Opening";

    public static OpeningId From(Guid value) => new(value);
}
