using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>The role-fit profile of an application.</summary>
internal sealed class ProfilesSlice : Slice
{
    public override void Bind(SchemaBuilder schema) => ProfileFields.Bind(schema);
}
