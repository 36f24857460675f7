using System.Text.Json.Serialization;
using InterviewKit.Shared;

namespace InterviewKit.Access;

/// <summary>The id of a person who uses the service.</summary>
[JsonConverter(typeof(EntityIdConverter<PersonId>))]
public readonly record struct PersonId(Guid Value) : IEntityId<PersonId>
{
    public static string NodeType => "Person";

    public static PersonId From(Guid value) => new(value);
}
