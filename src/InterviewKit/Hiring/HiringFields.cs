using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.People;
using InterviewKit.QuestionSets;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Hiring;

/// <summary>Resolvers of openings, applications and interviews.</summary>
internal static class HiringFields
{
    public static void Bind(SchemaBuilder schema)
    {
        BindInputs(schema);
        schema
            .BindQuery(query => query
                .Resolve("opening", async context => await FindAsync<OpeningId>(context) is { } id
                    ? (await context.Service<Openings>().LoadAsync([id], context.CancellationToken))[0]
                    : null)
                .Resolve("application", async context => await FindAsync<ApplicationId>(context) is { } id
                    ? (await context.Service<Applications>().LoadAsync([id], context.CancellationToken))[0]
                    : null)
                .Resolve("interview", async context => await FindAsync<InterviewId>(context) is { } id
                    ? (await context.Service<Interviews>().LoadAsync([id], context.CancellationToken))[0]
                    : null)
                .Resolve("interviews", async context => await context.Service<Interviews>()
                    .PageAsync(context.Argument<InterviewFilter?>("filter"), PageRequest.From(context), context.CancellationToken)))
            .BindMutation(mutation => mutation
                .Resolve("openOpening", OpenOpening.ResolveAsync)
                .Resolve("addApplication", AddApplication.ResolveAsync)
                .Resolve("withdrawApplication", WithdrawApplication.ResolveAsync)
                .Resolve("scheduleInterview", ScheduleInterview.ResolveAsync)
                .Resolve("rescheduleInterview", RescheduleInterview.ResolveAsync)
                .Resolve("reassignInterview", ReassignInterview.ResolveAsync)
                .Resolve("startInterview", StartInterview.ResolveAsync)
                .Resolve("finishInterview", FinishInterview.ResolveAsync)
                .Resolve("markNoShow", MarkNoShow.ResolveAsync)
                .Resolve("cancelInterview", CancelInterview.ResolveAsync));
        BindOpening(schema);
        BindApplication(schema);
        BindInterview(schema);
    }

    /// <summary>The applications that parents of any type belong to.</summary>
    public static async ValueTask<IReadOnlyList<Application?>> ApplicationsAsync<TParent>(
        this FieldContext context, IReadOnlyList<TParent> parents, Func<TParent, ApplicationId?> applicationOf) =>
        await context.Service<Applications>().LoadAsync([.. parents.Select(applicationOf)], context.CancellationToken);

    /// <summary>The interviews that parents of any type belong to.</summary>
    public static async ValueTask<IReadOnlyList<Interview?>> InterviewsAsync<TParent>(
        this FieldContext context, IReadOnlyList<TParent> parents, Func<TParent, InterviewId?> interviewOf) =>
        await context.Service<Interviews>().LoadAsync([.. parents.Select(interviewOf)], context.CancellationToken);

    private static void BindInputs(SchemaBuilder schema) => schema
        .BindEnum<OpeningStatus>()
        .BindEnum<ApplicationStatus>()
        .BindEnum<InterviewStatus>()
        .BindInput<PanelMemberInput>()
        .BindInput<OpenOpeningInput>()
        .BindInput<NewCandidateInput>()
        .BindInput<CandidateRefInput>()
        .BindInput<OpeningRefInput>()
        .BindInput<ApplicationRefInput>()
        .BindInput<AddApplicationInput>()
        .BindInput<ScheduleInterviewInput>()
        .BindInput<RescheduleInterviewInput>()
        .BindInput<ReassignInterviewInput>()
        .BindInput<InterviewFilter>()
        .Bind<NotYourInterview>("NotYourInterview")
        .Bind<LeadMissing>("LeadMissing")
        .Bind<OpeningPayload>("OpeningPayload")
        .Bind<ApplicationPayload>("ApplicationPayload")
        .Bind<InterviewPayload>("InterviewPayload")
        .BindConnection<Application>("Application")
        .BindConnection<Interview>("Interview");

    private static void BindOpening(SchemaBuilder schema) => schema
        .Bind<Opening>("Opening", opening => opening
            .Field("id", it => GlobalId.Of(it.Id))
            .Batch("role", async (openings, context) => await context.Service<TaxonomyCatalog>()
                .RolesAsync(openings.Select(it => it.RoleKey), context.CancellationToken))
            .Batch("applications", async (openings, context) => await context.Service<Applications>()
                .PagesAsync([.. openings.Select(it => it.Id)], PageRequest.Forwards(context), context.CancellationToken)))
        .Bind<PanelSeat>("PanelMember", seat => seat
            .Batch("person", (seats, context) => context.PeopleAsync(seats, it => it.PersonId)));

    private static void BindApplication(SchemaBuilder schema) => schema
        .Bind<Candidate>("Candidate", candidate => candidate
            .Field("id", it => GlobalId.Of(it.Id))
            .Batch("person", (candidates, context) => context.PeopleAsync(candidates, it => it.PersonId)))
        .Bind<Application>("Application", application => application
            .Field("id", it => GlobalId.Of(it.Id))
            .Batch("candidate", async (applications, context) => await context.Service<Applications>()
                .CandidatesAsync(applications, context.CancellationToken))
            .Batch("opening", async (applications, context) => await context.Service<Openings>()
                .LoadAsync([.. applications.Select(it => (OpeningId?)it.OpeningId)], context.CancellationToken))
            .Batch("interviews", async (applications, context) => await context.Service<Interviews>()
                .OfAsync(applications, context.CancellationToken))
            .Batch<SealState>("sealed", async (applications, context) =>
                [.. (await ApplicationSeals.ReadAsync(context.Service<IQuerySession>(), context.Service<Viewer>(), applications, context.CancellationToken))
                    .Select(it => it.State)]));

    private static void BindInterview(SchemaBuilder schema) => schema
        .Bind<Interview>("Interview", interview => interview
            .Field("id", it => GlobalId.Of(it.Id))
            .Field("late", (it, context) => it.IsLate(context.Service<TimeProvider>().GetUtcNow()))
            .Batch("application", (interviews, context) => context.ApplicationsAsync(interviews, it => it.ApplicationId))
            .Batch("interviewer", (interviews, context) => context.PeopleAsync(interviews, it => it.InterviewerId))
            .Batch("questionSet", (interviews, context) => QuestionSetFields.VersionsAsync(interviews, it => it.QuestionSetVersionId, context))
            .Batch("focus", (interviews, context) => context.EachAsync(interviews, it => it.FocusKeys, context.Service<TaxonomyCatalog>().DimensionsAsync)));

    private static async Task<TId?> FindAsync<TId>(FieldContext context)
        where TId : struct, IEntityId<TId>
    {
        var id = context.Argument<string?>("id");
        var reference = context.Argument<ExternalRef?>("externalRef");
        OneOf.Demand(context, id, reference);
        return await HiringKeys.FindAsync<TId>(context.Service<IQuerySession>(), id, reference, context.CancellationToken);
    }
}
