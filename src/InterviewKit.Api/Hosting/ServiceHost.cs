using InterviewKit.Api.Authentication;
using InterviewKit.Api.Documentation;
using InterviewKit.Api.Health;
using InterviewKit.Api.Requests;
using InterviewKit.Api.Web;
using InterviewKit.Documents;
using InterviewKit.GraphQL.Transport;
using Microsoft.Extensions.Configuration.Memory;
using Npgsql;

namespace InterviewKit.Api.Hosting;

/// <summary>Puts the service together on a database that is ready. The same for a process and for a test.</summary>
internal static class ServiceHost
{
    private const string DefaultAddress = "http://localhost:5080";

    /// <summary>The settings by which Kestrel is told where to listen.</summary>
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <summary>How long requests may take to end once the service is told to stop.</summary>
    private static readonly TimeSpan DrainTime = TimeSpan.FromSeconds(20);

    /// <summary>What holds where an operator says nothing else, by appsettings.json, environment or arguments.</summary>
    private static readonly Dictionary<string, string?> Defaults = new()
    {
        ["Logging:LogLevel:Default"] = "Information",
        ["Logging:LogLevel:Microsoft"] = "Warning",
        ["Logging:Console:FormatterName"] = "simple",
        ["Logging:Console:FormatterOptions:SingleLine"] = "true",
        ["Logging:Console:FormatterOptions:UseUtcTimestamp"] = "true",
        ["Logging:Console:FormatterOptions:TimestampFormat"] = "yyyy-MM-ddTHH:mm:ss.fffZ ",
    };

    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The folder of the program, wherever it was started from.
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = Defaults });
        return builder;
    }

    public static IDocumentStore CreateStore(NpgsqlDataSource database, TimeProvider time) => DocumentStore.For(store =>
    {
        store.Connection(database);
        store.TimeProvider = time;
        Domain.MapDocuments(store);
    });

    public static WebApplication Build(WebApplicationBuilder builder, NpgsqlDataSource database, IDocumentStore store, TimeProvider time, StartLog log)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        log.Filter(builder.Logging);
        builder.Services
            .Configure<HostOptions>(host => host.ShutdownTimeout = DrainTime)
            .AddSingleton(database)
            .AddSingleton(store)
            .AddSingleton(time)
            .AddDomain()
            .AddHostedService<LeaderService>()
            .AddGraphQL(
                (schema, _) => Domain.ComposeSchema(schema),
                options =>
                {
                    options.MapException = (fault, _) => DatabaseFaults.IsUnavailable(fault) ? DatabaseFaults.Unavailable : null;
                    options.TimeProvider = time;
                })
            .AddKeyAuthentication()
            .AddHealth()
            .AddProblems()
            .AddApiDocumentation();

        var app = builder.Build();
        app.UseRequestIdentity();
        app.UseProblems();
        app.UseWebSockets();
        app.UseApiDocumentation();
        app.UseRequiredKey();

        app.MapService();
        if (!HasAddress(app))
        {
            app.Urls.Add(DefaultAddress);
        }

        return app;
    }

    private static void MapService(this WebApplication app)
    {
        var open = app.MapGroup("").AllowAnonymous();
        open.MapWebPage();
        open.MapHealth();

        // GraphQL asks for the key itself, to refuse in the form that its clients read. Its schema's text is asked for as any other endpoint.
        app.MapGraphQL("/graphql", options =>
        {
            options.Page = WebPage.GraphiQL;
            app.Services.GetRequiredService<GraphQLAuthentication>().Configure(options);
        }).AllowAnonymous();
    }

    private static bool HasAddress(WebApplication app) =>
        app.Urls.Count > 0
        || AddressSettings.Any(name => !string.IsNullOrWhiteSpace(app.Configuration[name]))
        || app.Configuration.GetSection("Kestrel:Endpoints").GetChildren().Any();
}
