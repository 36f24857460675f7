using InterviewKit.Api.Requests;
using InterviewKit.People;
using Microsoft.AspNetCore.Authorization;

namespace InterviewKit.Api.Authentication;

/// <summary>Every endpoint needs a key, unless it says that it is open: a forgotten rule closes, it does not open.</summary>
internal static class RequiredKey
{
    public static IServiceCollection AddKeyAuthentication(this IServiceCollection services) => services
        .AddSingleton<ActingAudit>()
        .AddSingleton<CallerCheck>()
        .AddSingleton<GraphQLAuthentication>()
        .AddScoped<CurrentViewer>()
        .AddScoped(scope => scope.GetRequiredService<CurrentViewer>().Viewer);

    public static IApplicationBuilder UseRequiredKey(this IApplicationBuilder app) => app.Use(static (context, next) =>
    {
        var endpoint = context.GetEndpoint();
        return endpoint is null || endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null ? next(context) : PassAsync(context, next);
    });

    private static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var check = context.RequestServices.GetRequiredService<CallerCheck>();
        switch (await check.CheckAsync(Credentials.From(context.Request.Headers), context.TraceIdentifier, context.RequestAborted))
        {
            case Caller.Known known:
                context.RequestServices.GetRequiredService<CurrentViewer>().Viewer = known.Viewer;
                await next(context);
                return;
            case Caller.Refused refused:
                Challenge(context, refused.StatusCode);
                await Problems.WriteAsync(context, refused.StatusCode, refused.Code, refused.Sentence);
                return;
        }
    }

    /// <summary>Says how to sign in, where that is what is missing (RFC 9110, section 15.5.2).</summary>
    public static void Challenge(HttpContext context, int statusCode)
    {
        if (statusCode == StatusCodes.Status401Unauthorized)
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
        }
    }
}
