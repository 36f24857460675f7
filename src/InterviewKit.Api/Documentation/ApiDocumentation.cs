using Microsoft.OpenApi;

namespace InterviewKit.Api.Documentation;

/// <summary>The REST side as OpenAPI, with a page to read it. GraphQL describes itself.</summary>
internal static class ApiDocumentation
{
    private const string Version = "v1";
    private const string Prefix = "api/docs";

    public static IServiceCollection AddApiDocumentation(this IServiceCollection services) => services
        .AddEndpointsApiExplorer()
        .AddSwaggerGen(options =>
        {
            options.SwaggerDoc(Version, new OpenApiInfo
            {
                Title = "InterviewKit",
                Version = Version,
                Description = "The REST side of InterviewKit. Questions, interviews, scorecards and profiles are read and written over GraphQL at /graphql.",
            });
            options.AddSecurityDefinition("ApiKey", new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key: ik_, 8 characters, _, 43 characters.",
            });
        });

    /// <summary>Only requests below its path ask it anything: it matches each path that reaches it against its own.</summary>
    public static IApplicationBuilder UseApiDocumentation(this IApplicationBuilder app) => app.UseWhen(
        static context => context.Request.Path.StartsWithSegments("/" + Prefix),
        static documentation => documentation
            .UseSwagger(options => options.RouteTemplate = Prefix + "/{documentName}/openapi.json")
            .UseSwaggerUI(options =>
            {
                options.RoutePrefix = Prefix;
                options.SwaggerEndpoint($"/{Prefix}/{Version}/openapi.json", "InterviewKit");
            }));
}
