using System.Security.Cryptography;
using System.Text;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class ObservationTests : LibraryTests
{
    private readonly List<OperationReport> reports = [];

    public ObservationTests() => Options.Answered = reports.Add;

    [Fact]
    public async Task The_host_hears_of_each_request_without_its_values()
    {
        const string Document = "query Named($id: ID!) { author(id: $id) { name } broken }";
        await ExecuteAsync(Document, """{"id":"a1"}""");

        var report = reports.ShouldHaveSingleItem();
        (report.Type, report.Name, report.RequestId).ShouldBe(("query", "Named", "request-7"));
        report.DocumentHash.ShouldBe($"sha256:{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)))}");
        report.ErrorCodes.ShouldBe(["INTERNAL"]);
        report.ToString().ShouldNotContain("a1");
    }

    [Fact]
    public async Task The_host_hears_of_refused_requests()
    {
        await ExecuteAsync("{ nope }");

        var report = reports.ShouldHaveSingleItem();
        (report.Type, report.Name, report.DocumentHash).ShouldBe(("unknown", null, null));
        report.ErrorCodes.ShouldBe(["GRAPHQL_VALIDATION_FAILED"]);
    }

    [Fact]
    public async Task A_hook_that_throws_does_no_harm()
    {
        Options.Answered = static _ => throw new InvalidOperationException("the log is full");
        await ExpectAsync("{ __typename }", """{"data":{"__typename":"Query"}}""");
    }

    [Fact]
    public async Task The_cost_is_told_on_request()
    {
        var request = new GraphQLRequest("{ page(first: 3) { nodes { id author { id } } } }") { ReportCost = true };
        var result = await Executor.ExecuteAsync(request, Services.None, CancellationToken.None);
        result.ToJson().ShouldEndWith(""","extensions":{"cost":{"fieldCost":5,"typeCost":7,"maxFieldCost":10000,"maxTypeCost":10000}}}""");

        (await ExecuteAsync("{ books { id } }")).Extensions.ShouldBeNull();
    }

    [Fact]
    public async Task The_cost_of_trusted_documents_is_told_too_though_none_is_too_dear()
    {
        const string Dear = "{ dear again: dear }";
        Options.TrustedDocuments = new Dictionary<string, string> { ["dear"] = Dear };
        var request = new GraphQLRequest(null) { DocumentId = "dear", ReportCost = true };
        var result = await Executor.ExecuteAsync(request, Services.None, CancellationToken.None);
        result.ToJson().ShouldContain("\"fieldCost\":19999,");
    }
}
