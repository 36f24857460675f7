using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class StoredDocumentTests : LibraryTests
{
    private const string Document = "{ books(first: 1) { id } }";
    private const string Answer = """{"data":{"books":[{"id":"b1"}]}}""";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));

    [Fact]
    public async Task A_client_stores_a_document_by_sending_it_once_with_its_hash()
    {
        var first = await AskAsync(null, Hash);
        first.Errors.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            error => error.Message.ShouldBe("PersistedQueryNotFound"),
            error => error.Code.ShouldBe("PERSISTED_QUERY_NOT_FOUND"));

        (await AskAsync(Document, Hash)).ToJson().ShouldBe(Answer);
        (await AskAsync(null, Hash)).ToJson().ShouldBe(Answer);
        (await AskByIdAsync($"sha256:{Hash}")).ToJson().ShouldBe(Answer);
    }

    [Fact]
    public async Task A_hash_that_is_not_the_texts_is_refused_and_nothing_is_stored()
    {
        var wrong = new string('0', 64);
        (await AskAsync(Document, wrong)).Errors.ShouldHaveSingleItem().Code.ShouldBe("BAD_USER_INPUT");
        (await AskAsync(null, wrong)).Errors.ShouldHaveSingleItem().Code.ShouldBe("PERSISTED_QUERY_NOT_FOUND");
    }

    [Fact]
    public async Task An_invalid_document_is_not_stored()
    {
        const string Invalid = "{ nope }";
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Invalid)));
        (await AskAsync(Invalid, hash)).Errors.ShouldHaveSingleItem().Code.ShouldBe("GRAPHQL_VALIDATION_FAILED");
        (await AskAsync(null, hash)).Errors.ShouldHaveSingleItem().Code.ShouldBe("PERSISTED_QUERY_NOT_FOUND");
    }

    [Theory]
    [InlineData("""{"persistedQuery":7}""")]
    [InlineData("""{"persistedQuery":{"version":2,"sha256Hash":"x"}}""")]
    [InlineData("""{"persistedQuery":{"version":1}}""")]
    public async Task A_malformed_extension_is_refused(string extensions)
    {
        var request = new GraphQLRequest(null) { Extensions = JsonDocument.Parse(extensions).RootElement };
        var result = await Executor.ExecuteAsync(request, Services.None, CancellationToken.None);
        result.Errors.ShouldHaveSingleItem().Message.ShouldStartWith("\"extensions.persistedQuery\" is expected to be");
    }

    [Fact]
    public async Task Persisted_queries_can_be_switched_off()
    {
        Options.AutomaticPersistedQueries = false;
        (await AskAsync(Document, Hash)).ToJson().ShouldBe(Answer);
        (await AskAsync(null, Hash)).Errors.ShouldHaveSingleItem().Message.ShouldBe("PersistedQueryNotSupported");
    }

    [Fact]
    public async Task Trusted_documents_are_exempt_from_the_documents_limits()
    {
        Options.MaxDepth = 1;
        Options.MaxFieldCost = 0;
        Options.MaxTokens = 3;
        Options.TrustedDocuments = new Dictionary<string, string> { ["books"] = Document };

        (await AskByIdAsync("books")).ToJson().ShouldBe(Answer);
        (await ExecuteAsync(Document)).ToJson().ShouldBe(Answer);
        (await ExecuteAsync(Document + " ")).Errors.ShouldHaveSingleItem().Code.ShouldBe("LIMIT_EXCEEDED");
    }

    [Fact]
    public async Task Only_trusted_documents_can_be_allowed()
    {
        Options.OnlyTrustedDocuments = true;
        Options.TrustedDocuments = new Dictionary<string, string> { [$"sha256:{Hash}"] = Document };

        (await AskByIdAsync($"sha256:{Hash}")).ToJson().ShouldBe(Answer);
        (await AskAsync(null, Hash)).ToJson().ShouldBe(Answer);
        (await ExecuteAsync("{ __typename }")).Errors.ShouldHaveSingleItem().Code.ShouldBe("DOCUMENT_NOT_TRUSTED");
    }

    [Fact]
    public async Task An_unknown_id_is_told_and_id_and_text_together_are_not_guessed_about()
    {
        (await AskByIdAsync("x")).Errors.ShouldHaveSingleItem().Message.ShouldBe("No document with the id \"x\" is stored.");
        var both = new GraphQLRequest(Document) { DocumentId = "x" };
        (await Executor.ExecuteAsync(both, Services.None, CancellationToken.None)).Errors.ShouldHaveSingleItem().Code.ShouldBe("BAD_USER_INPUT");
    }

    [Fact]
    public void A_trusted_document_that_does_not_fit_the_schema_stops_the_start()
    {
        Options.TrustedDocuments = new Dictionary<string, string> { ["a"] = "{ nope }", ["b"] = "{" };
        var problems = Should.Throw<SchemaException>(() => Executor).Problems;
        problems.Count.ShouldBe(2);
        problems[0].ShouldStartWith("trusted document \"a\":1:3: ");
    }

    private async Task<ExecutionResult> AskAsync(string? document, string hash)
    {
        var extensions = JsonSerializer.SerializeToElement(new { persistedQuery = new { version = 1, sha256Hash = hash } });
        return await Executor.ExecuteAsync(new GraphQLRequest(document) { Extensions = extensions }, Services.None, CancellationToken.None);
    }

    private async Task<ExecutionResult> AskByIdAsync(string id) =>
        await Executor.ExecuteAsync(new GraphQLRequest(null) { DocumentId = id }, Services.None, CancellationToken.None);
}
