using InterviewKit.Api.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;

namespace InterviewKit.Api.Health;

/// <summary>What orchestrators and load balancers ask, without a key.</summary>
internal static class HealthEndpoints
{
    public static IServiceCollection AddHealth(this IServiceCollection services) => services.AddSingleton<Readiness>().AddSingleton<BackgroundHealth>();

    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var health = endpoints.MapGroup("/health").WithTags("Health");
        health.MapGet("/live", () => new HealthReport("live", []))
            .WithSummary("Whether the process answers.");
        health.MapGet("/ready", ReadyAsync)
            .WithSummary("Whether requests can be answered: the database answers and its schema is up to date.")
            .Produces<HealthReport>()
            .Produces<HealthReport>(StatusCodes.Status503ServiceUnavailable);
        health.MapGet("/background", BackgroundAsync)
            .WithSummary("Whether the work behind the answers is done: a node leads, the outbox moves, projections take all events.")
            .Produces<BackgroundReport>()
            .Produces<BackgroundReport>(StatusCodes.Status503ServiceUnavailable);
        return endpoints;
    }

    private static async Task<JsonHttpResult<BackgroundReport>> BackgroundAsync(BackgroundHealth background, CancellationToken cancellationToken)
    {
        BackgroundReport report;
        try
        {
            report = await background.ReadAsync(cancellationToken);
        }
        catch (Exception fault) when (DatabaseFaults.IsUnavailable(fault))
        {
            report = new BackgroundReport("not working", ["The database does not answer."], Leads: false, []);
        }

        return TypedResults.Json(report, statusCode: report.Reasons.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<JsonHttpResult<HealthReport>> ReadyAsync(Readiness readiness, CancellationToken cancellationToken)
    {
        var reasons = await readiness.CheckAsync(cancellationToken);
        return reasons.Count == 0
            ? TypedResults.Json(new HealthReport("ready", reasons))
            : TypedResults.Json(new HealthReport("not ready", reasons), statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
