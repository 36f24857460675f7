using InterviewKit.GraphQL;
using InterviewKit.Shared;

namespace InterviewKit.Access;

/// <summary>The one seam through which every query and command asks what may be seen and done.</summary>
internal sealed class AccessSlice : Slice
{
    public override void Bind(SchemaBuilder schema) => schema
        .BindEnum<Scope>()
        .BindEnum<PersonRole>()
        .BindEnum<SealPolicy>()
        .BindEnum<SealState>()
        .Guard("requiresScope", ScopeGuard.Create);
}
