using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Hiring;
using InterviewKit.People;
using InterviewKit.Psychometrics.RoleFit;
using InterviewKit.Shared;

namespace InterviewKit.Profiles;

/// <summary>Resolvers of the calibration, and of openings' agreement.</summary>
internal static class CalibrationFields
{
    public static void Bind(SchemaBuilder schema) => schema
        .BindQuery(query => query.Resolve("calibration", FindAsync))
        .Bind<CalibrationReport>("Calibration")
        .Bind<VarianceComponents>("VarianceComponents")
        .Bind<CalibratedInterviewer>("InterviewerCalibration", interviewer => interviewer
            .Batch("person", (interviewers, context) => context.PeopleAsync(interviewers, it => it.PersonId)))
        .Bind<Opening>("Opening", opening => opening.Batch("agreement", AgreementsAsync));

    private static async ValueTask<CalibrationReport?> FindAsync(FieldContext context) => CalibrationReport.Of(
        await context.Service<Calibrations>().LatestAsync(context.CancellationToken), context.Service<Viewer>());

    private static async ValueTask<IReadOnlyList<PublishedEstimate>> AgreementsAsync(IReadOnlyList<Opening> openings, FieldContext context)
    {
        var ids = openings.Select(opening => OpeningAgreement.IdOf(opening.Id)).ToList();
        var measured = (await context.Service<IQuerySession>().LoadManyAsync<OpeningAgreement>(ids, context.CancellationToken))
            .ToDictionary(agreement => agreement.Id, StringComparer.Ordinal);
        return [.. ids.Select(id => measured.TryGetValue(id, out var agreement) ? agreement.Agreement : OpeningAgreement.NotYet)];
    }
}
