using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace InterviewKit.GraphQL.Tests.Execution;

public sealed class DocumentManifestTests : LibraryTests
{
    private const string Document = "query Books { books(first: 1) { title } }";

    private static readonly string Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Document)));

    [Theory]
    [InlineData("")]
    [InlineData("sha256:")]
    public async Task The_documents_of_a_manifest_are_executed_by_their_ids_and_no_others(string prefix)
    {
        Options.TrustedDocuments = DocumentManifest.Read(JsonSerializer.Serialize(new Dictionary<string, string> { [prefix + Hash] = Document }));
        Options.OnlyTrustedDocuments = true;

        var known = await Executor.ExecuteAsync(new GraphQLRequest(null) { DocumentId = $"sha256:{Hash}" }, Services.None, CancellationToken.None);
        known.ToJson().ShouldBe("""{"data":{"books":[{"title":"Emma"}]}}""");
        (await RefusalAsync("{ books { title } }")).Code.ShouldBe("DOCUMENT_NOT_TRUSTED");
    }

    [Theory]
    [InlineData("[]", "The manifest is no JSON object; expected one from hash to document.")]
    [InlineData("{\"a\":1}", "The entry \"a\" of the manifest is Number; expected the text of a document.")]
    [InlineData("{\"a\":\"{ a }\"}", "The entry \"a\" of the manifest is not the SHA-256 of its document, which is sha256:")]
    [InlineData("{", "The manifest is not valid JSON: ")]
    public void A_manifest_that_is_wrong_says_where(string json, string message) =>
        Should.Throw<FormatException>(() => DocumentManifest.Read(json)).Message.ShouldStartWith(message);
}
