using System.Text.Json;

namespace InterviewKit.GraphQL.Tests.Execution;

/// <summary>Executes documents against a <see cref="Library"/> of their own.</summary>
public abstract class LibraryTests
{
    private GraphQLExecutor? executor;

    internal Library Library { get; } = new();

    protected GraphQLOptions Options { get; } = new();

    internal GraphQLExecutor Executor => executor ??= new GraphQLExecutor(Library.Compose().Build(), Options);

    protected async Task<ExecutionResult> ExecuteAsync(string document, string? variables = null, string? operationName = null, bool allowMutation = true)
    {
        var request = new GraphQLRequest(document, operationName)
        {
            Variables = variables is null ? null : JsonDocument.Parse(variables).RootElement,
            AllowMutation = allowMutation,
            RequestId = "request-7",
        };
        return await Executor.ExecuteAsync(request, Services.None, CancellationToken.None);
    }

    /// <summary>Executes and expects exactly this response; white space in it does not matter, the order of fields does.</summary>
    protected async Task ExpectAsync(string document, string response, string? variables = null)
    {
        var result = await ExecuteAsync(document, variables);
        result.ToJson().ShouldBe(Compact(response));
    }

    /// <summary>Executes a request that is refused, and returns its only error.</summary>
    protected async Task<GraphQLError> RefusalAsync(string document, string? variables = null)
    {
        var result = await ExecuteAsync(document, variables);
        result.Kind.ShouldBe(ExecutionResultKind.RequestError, result.ToJson());
        return result.Errors.ShouldHaveSingleItem();
    }

    private static string Compact(string json)
    {
        using var document = JsonDocument.Parse(json);
        using var output = new MemoryStream();
        using (var writer = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            document.RootElement.WriteTo(writer);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
