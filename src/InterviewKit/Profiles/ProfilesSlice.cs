using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Profiles;

/// <summary>The role-fit profile of an application, and applications side by side.</summary>
internal sealed class ProfilesSlice : Slice
{
    public override void AddServices(IServiceCollection services) => services.AddSingleton<ICalibrationVersions, LatestCalibration>();

    public override void Bind(SchemaBuilder schema)
    {
        ProfileFields.Bind(schema);
        ComparisonFields.Bind(schema);
    }
}
