using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Mocks;
using InterviewKit.GraphQL.Conformance.Tests.Schemas;
using InterviewKit.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InterviewKit.GraphQL.Conformance.Tests.ClientCompilers;

/// <summary>
/// Relay's compiler and GraphQL Code Generator take the contract's schema from an endpoint, as SDL and by introspection, and compile
/// documents as clients have them: fragments, connections, refetching, mutations and subscriptions.
/// </summary>
public sealed class CompilerTests : IAsyncLifetime
{
    private const string Sdl = "sdl";
    private const string Introspection = "introspection";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("interviewkit-compilers-");
    private WebApplication? application;

    public static TheoryData<string> Schemas => [Sdl, Introspection];

    public async Task InitializeAsync()
    {
        if (CompilerInstallation.MissingReason is not null) return;
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(MockService.Executor(TestSchema.Contract));
        application = builder.Build();
        application.MapGraphQL("/graphql");
        await application.StartAsync();

        foreach (var document in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "ClientCompilers", "Documents")))
            File.Copy(document, Path.Combine(folder.CreateSubdirectory("src").FullName, Path.GetFileName(document)));
    }

    public async Task DisposeAsync()
    {
        if (application is not null) await application.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [CompilerTheory]
    [MemberData(nameof(Schemas))]
    public async Task Relay_compiles_documents_of_the_contract(string schema)
    {
        await WriteSchemaAsync(schema);
        var (exitCode, output) = await RunRelayAsync();

        exitCode.ShouldBe(0, output);
        var artifacts = Directory.GetFiles(Path.Combine(folder.FullName, "src", "__generated__")).Select(Path.GetFileName);
        artifacts.ShouldContain("questionsPaginationQuery.graphql.ts");
        artifacts.ShouldContain("applicationChangedSubscription.graphql.ts");
    }

    [CompilerTheory]
    [MemberData(nameof(Schemas))]
    public async Task Relay_refuses_a_field_that_the_contract_does_not_have(string schema)
    {
        await WriteSchemaAsync(schema);
        Break("questions.ts");
        var (exitCode, output) = await RunRelayAsync();

        exitCode.ShouldNotBe(0, output);
        output.ShouldContain("titel");
    }

    [CompilerTheory]
    [MemberData(nameof(Schemas))]
    public async Task Code_Generator_makes_types_for_documents_of_the_contract(string schema)
    {
        await WriteSchemaAsync(schema);
        RemoveRelayDirectives();
        var (exitCode, output) = await RunCodeGeneratorAsync();

        exitCode.ShouldBe(0, output);
        var types = await File.ReadAllTextAsync(Path.Combine(folder.FullName, "generated", "graphql.ts"));
        types.ShouldContain("export type QuestionsReportLeakMutationMutation =");
        types.ShouldContain("export type ApplicationChangedSubscriptionSubscription =");
    }

    [CompilerTheory]
    [MemberData(nameof(Schemas))]
    public async Task Code_Generator_refuses_a_field_that_the_contract_does_not_have(string schema)
    {
        await WriteSchemaAsync(schema);
        RemoveRelayDirectives();
        Break("questions.ts");
        var (exitCode, output) = await RunCodeGeneratorAsync();

        exitCode.ShouldNotBe(0, output);
        output.ShouldContain("titel");
    }

    private string SchemaFile => Path.Combine(folder.FullName, "schema.graphql");

    private async Task WriteSchemaAsync(string schema)
    {
        var address = new Uri(new Uri(application!.Urls.Single()), "/graphql");
        if (schema == Sdl)
        {
            using var client = new HttpClient();
            await File.WriteAllTextAsync(SchemaFile, await client.GetStringAsync(new Uri($"{address}/schema.graphql")));
            return;
        }

        var (exitCode, output) = await CompilerInstallation.RunAsync(folder.FullName, "introspect.mjs", address.ToString(), SchemaFile);
        exitCode.ShouldBe(0, output);
    }

    private async Task<(int ExitCode, string Output)> RunRelayAsync()
    {
        var config = Path.Combine(folder.FullName, "relay.config.json");
        await File.WriteAllTextAsync(config, """{ "src": "./src", "schema": "./schema.graphql", "language": "typescript" }""");
        return await CompilerInstallation.RunAsync(folder.FullName, "node_modules/relay-compiler/cli.js", config);
    }

    private async Task<(int ExitCode, string Output)> RunCodeGeneratorAsync()
    {
        var config = Path.Combine(folder.FullName, "codegen.json");
        await File.WriteAllTextAsync(config, JsonSerializer.Serialize(new
        {
            schema = SchemaFile,
            documents = Path.Combine(folder.FullName, "src", "*.ts"),
            generates = new Dictionary<string, object>
            {
                [Path.Combine(folder.FullName, "generated") + "/"] = new { preset = Path.Combine(CompilerInstallation.Root, "node_modules/@graphql-codegen/client-preset") },
            },
        }));
        return await CompilerInstallation.RunAsync(CompilerInstallation.Root, "node_modules/@graphql-codegen/cli/cjs/bin.js", "--config", config, "--errors-only");
    }

    private void Break(string document) => Edit(document, static text => text.Replace("    title\n", "    titel\n", StringComparison.Ordinal));

    /// <summary>Directives of Relay alone, which no schema has: variables take the place of its fragment arguments.</summary>
    private void RemoveRelayDirectives()
    {
        Edit("application.ts", static text => text.Replace(" @refetchable(queryName: \"applicationScorecardsRefetchQuery\")", "", StringComparison.Ordinal));
        Edit("questions.ts", static text =>
        {
            var lines = text.Split('\n').Where(static line => !line.StartsWith("  @argumentDefinitions", StringComparison.Ordinal));
            return string.Join('\n', lines)
                .Replace("  @refetchable(queryName: \"questionsPaginationQuery\") {", "  {", StringComparison.Ordinal)
                .Replace(" @connection(key: \"questionsList_questions\", filters: [\"filter\"])", "", StringComparison.Ordinal)
                .Replace(" @arguments(filter: $filter)", "", StringComparison.Ordinal)
                .Replace("$withViewer: Boolean!", "$withViewer: Boolean!, $first: Int = 20, $after: String", StringComparison.Ordinal);
        });
    }

    private void Edit(string document, Func<string, string> edit)
    {
        var file = Path.Combine(folder.FullName, "src", document);
        var text = File.ReadAllText(file);
        var edited = edit(text);
        edited.ShouldNotBe(text);
        File.WriteAllText(file, edited);
    }
}
