using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Differences;
using InterviewKit.GraphQL.Conformance.Tests.Documents;
using InterviewKit.GraphQL.Conformance.Tests.Mocks;
using InterviewKit.GraphQL.Conformance.Tests.Reference;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace InterviewKit.GraphQL.Conformance.Tests;

[Collection(OracleTests.Name)]
public sealed class ExecutionTests(Oracle oracle, ITestOutputHelper output)
{
    public static TheoryData<int, string, int> Cases => Seed.With(("menagerie", 900), ("contract", 300));

    [ReferenceTheory]
    [MemberData(nameof(Cases))]
    public async Task The_same_requests_have_the_same_data_and_the_same_errors(int seed, string schemaName, int count)
    {
        var schema = TestSchema.All.Single(schema => schema.Name == schemaName);
        var executor = MockService.Executor(schema);
        GeneratedDocument[] requests = [.. Seed.Dice(seed, count, 0.002).Select(dice => new DocumentGenerator(schema.Definition, dice).Generate())];
        var answers = await oracle.AskAllAsync(
            "execute", requests, request => new { schema = schema.Name, text = request.Text, variables = request.Variables, operationName = request.OperationName });

        await using var services = new ServiceCollection().BuildServiceProvider();
        var comparison = new Comparison(output, seed);
        foreach (var (request, answer) in requests.Zip(answers))
        {
            if (!answer.GetProperty("ok").GetBoolean() || answer.TryGetProperty("invalid", out _)) continue;
            var sent = new GraphQLRequest(request.Text, request.OperationName) { Variables = JsonSerializer.SerializeToElement(request.Variables) };
            var result = await executor.ExecuteAsync(sent, services, CancellationToken.None);
            using var json = JsonDocument.Parse(result.ToJson(), new JsonDocumentOptions { MaxDepth = 512 });
            if (IsSubscription(result) || result.Errors.Any(KnownDifferences.IsOneOfVariable) || result.Errors.Any(KnownDifferences.IsFloatId)) continue;
            comparison.Add(
                result.Kind == ExecutionResultKind.Executed, $"{request.Text}\n{request.OperationName} {request.Variables}",
                Outcome.OfEngine(json.RootElement), Outcome.OfReference(answer));
        }

        comparison.ShouldAgree(acceptedMin: count / 3, refusedMin: count / 100);
    }

    /// <summary>The reference's execute runs a subscription as a query; events are compared by the tests of the clients.</summary>
    private static bool IsSubscription(ExecutionResult result) =>
        result.Errors is [{ Message: var message }] && message.StartsWith("A subscription needs", StringComparison.Ordinal);
}
