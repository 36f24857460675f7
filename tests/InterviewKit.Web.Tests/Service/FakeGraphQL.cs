using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace InterviewKit.Web.Tests.Service;

/// <summary>Knows two answers: its introspection, and one question of the bank for any other query.</summary>
internal sealed class FakeGraphQL
{
    public const string Key = "ik_test";

    private static readonly string Introspection = ReadIntrospection();

    /// <summary>Null lets everyone in.</summary>
    public string? RequiredKey { get; set; }

    public async Task AnswerAsync(HttpContext context)
    {
        if (RequiredKey is { } key && context.Request.Headers.Authorization != $"Bearer {key}")
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            await context.Response.WriteAsync("""{"errors":[{"message":"Sign in or send an API key."}]}""", context.RequestAborted);
            return;
        }

        using var request = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var query = request.RootElement.GetProperty("query").GetString().ShouldNotBeNull();
        context.Response.ContentType = "application/graphql-response+json";
        await context.Response.WriteAsync(
            query.Contains("__schema", StringComparison.Ordinal)
                ? Introspection
                : """{"data":{"questions":{"nodes":[{"title":"Sharding","kind":"SYSTEM_DESIGN","minutes":45,"dimensions":[]}]}}}""",
            context.RequestAborted);
    }

    private static string ReadIntrospection()
    {
        using var resource = typeof(FakeGraphQL).Assembly.GetManifestResourceStream("introspection.json").ShouldNotBeNull();
        return new StreamReader(resource).ReadToEnd();
    }
}
