using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Profiles;

/// <summary>
/// The role-fit profile of an application, the calibration that it is read with, applications side by side, and how far the panels of an
/// opening agree.
/// </summary>
internal sealed class ProfilesSlice : Slice
{
    public override void Map(StoreOptions store)
    {
        store.Schema.For<FittedCalibration>().UniqueIndex(TenancyScope.PerTenant, calibration => calibration.Version);
        store.Schema.For<OpeningAgreement>();
    }

    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<KnownCalibrations>()
        .AddScoped<Calibrations>()
        .AddSingleton<ICalibrationVersions, LatestCalibration>()
        .AddSingleton<FitCalibrationIfDue>()
        .AddSingleton<MeasureOpeningsIfDue>()
        .AddLeaderWork<CalibrationWork>();

    public override void Bind(SchemaBuilder schema)
    {
        ProfileFields.Bind(schema);
        CalibrationFields.Bind(schema);
        ComparisonFields.Bind(schema);
    }
}
