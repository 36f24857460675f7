using InterviewKit.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>
/// What the least of a service would cost: an endpoint for each scenario, written by hand on ASP.NET Core and Npgsql, behind the same check of the
/// key, with the same bytes as answer. Nothing is cached between requests; statements are prepared; what can go to PostgreSQL at once goes at once.
/// </summary>
internal static class FloorServer
{
    public const string Verb = "floor";

    public static async Task RunAsync(string url)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        await using var database = Open();
        var keys = new FloorKeyCheck(database);
        await using var app = builder.Build();

        app.MapGet("/health/ready", () => Results.Ok());
        MapGet(app, database, keys, "/typename", Scope.QuestionsRead, static (_, _, _) =>
            Task.FromResult<Action<System.Text.Json.Utf8JsonWriter>?>(static json => json.WriteString("__typename"u8, "Query"u8)));
        MapGet(app, database, keys, "/question-sets/{key}", Scope.QuestionsRead, FloorQuestionSet.ReadAsync);
        MapGet(app, database, keys, "/applications/{id}/scorecards", Scope.ScorecardsRead, FloorScorecards.ReadAsync);
        MapGet(app, database, keys, "/questions", Scope.QuestionsRead, FloorQuestions.ReadAsync);
        app.MapPost("/scorecards", (HttpContext context) => AnswerAsync(context, database, keys, Scope.QuestionsRead, FloorSubmit.RunAsync));

        app.Urls.Add(url);
        await app.RunAsync();
    }

    private static NpgsqlDataSource Open()
    {
        var text = Environment.GetEnvironmentVariable("ConnectionStrings__InterviewKit")
            ?? throw new InvalidOperationException("ConnectionStrings__InterviewKit is not set.");
        return NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(text)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
            NoResetOnClose = true,
            Timezone = "UTC",
        });
    }

    private static void MapGet(
        WebApplication app,
        NpgsqlDataSource database,
        FloorKeyCheck keys,
        string route,
        Scope scope,
        Func<HttpContext, NpgsqlDataSource, Viewer, Task<Action<System.Text.Json.Utf8JsonWriter>?>> read) =>
        app.MapGet(route, (HttpContext context) => AnswerAsync(context, database, keys, scope, read));

    private static async Task AnswerAsync(
        HttpContext context,
        NpgsqlDataSource database,
        FloorKeyCheck keys,
        Scope scope,
        Func<HttpContext, NpgsqlDataSource, Viewer, Task<Action<System.Text.Json.Utf8JsonWriter>?>> read)
    {
        if (await keys.CheckAsync(context) is not { } caller || !caller.Scopes.Contains(scope))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        var data = await read(context, database, caller);
        if (data is null)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.ContentType = "application/json; charset=utf-8";
        await FloorJson.WriteAsync(context.Response, data);
    }
}
