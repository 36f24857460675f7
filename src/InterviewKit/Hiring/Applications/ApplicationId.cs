using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>The id of a candidate for an opening.</summary>
[JsonConverter(typeof(EntityIdConverter<ApplicationId>))]
public readonly record struct ApplicationId(Guid Value) : IEntityId<ApplicationId>
{
    public static string NodeType => "Application";

    public static ApplicationId From(Guid value) => new(value);
}
