using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Access;

/// <summary>The id of an API key; not its secret.</summary>
[JsonConverter(typeof(EntityIdConverter<ApiKeyId>))]
public readonly record struct ApiKeyId(Guid Value) : IEntityId<ApiKeyId>
{
    public static string NodeType => "ApiKey";

    public static ApiKeyId From(Guid value) => new(value);
}
