using InterviewKit.Documents;
using InterviewKit.GraphQL;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InterviewKit.Shared;

/// <summary>What every slice stands on: scalars, ids, pages, refusals, commands.</summary>
internal sealed class SharedSlice : Slice
{
    public override void AddServices(IServiceCollection services) => services
        .AddSingleton<NotificationListener>()
        .AddSingleton<BackgroundStatus>()
        .AddSingleton<LeaderShift>()
        .AddLeaderWork<OutboxPlacing>()
        .AddSingleton<ChangeNotices>()
        .AddSingleton<CommandGate>()
        .AddSingleton(services => services.GetRequiredService<IDocumentStore>().BuildProjectionDaemon(services.GetService<ILogger<IProjectionDaemon>>()))
        .AddLeaderWork<ProjectionsCatchingUp>()
        .AddScoped<CommandCount>()
        .AddScoped<Commands>();

    public override void Bind(SchemaBuilder schema) => schema
        .BindScalar("DateTime", DateTimeScalar.Binding)
        .BindQuery(NodeFields.Bind)
        .Bind<PageInfo>("PageInfo")
        .Bind<ExternalRef>("ExternalRef")
        .Bind<PublishedEstimate>("Estimate")
        .BindInput<ExternalRef>("ExternalRefInput")
        .BindInput<VersionedIdInput>("VersionedIdInput")
        .BindInput<ReasonedIdInput>("ReasonedIdInput")
        .Bind<NotFound>("NotFound")
        .Bind<Forbidden>("Forbidden")
        .Bind<VersionConflict>("VersionConflict")
        .Bind<IdempotencyMismatch>("IdempotencyMismatch")
        .Bind<InvalidInput>("InvalidInput")
        .Bind<UnknownKey>("UnknownKey")
        .Bind<WrongState>("WrongState");
}
