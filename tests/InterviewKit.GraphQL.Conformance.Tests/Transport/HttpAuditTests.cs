using System.Text.Json;
using InterviewKit.GraphQL.Conformance.Tests.Reference;

namespace InterviewKit.GraphQL.Conformance.Tests.Transport;

/// <summary>The audits of the npm package graphql-http, by their ids.</summary>
public sealed class HttpAuditTests(HttpAuditTests.Auditor auditor) : IClassFixture<HttpAuditTests.Auditor>
{
    private const string Ids =
        "22EB 4655 47DE 80D8 82A3 BF61 78D5 2C94 5A70 9C48 9ABE 03D4 A5BF 423L LKJ0 LKJ1 LKJ2 LKJ3 34A2 13EE 6C00 6C01 6C02 6C03 8161 B8B3 94B0 0220 "
        + "94B1 0221 94B2 0222 4760 4761 4762 4763 2EA1 28B9 D6D5 6A70 58B0 58B1 58B2 58B3 428F 1B7A B6DC BCF8 B7N8 8764 3E3A 572B FDE2 7B9B 865D "
        + "556A D586 51FE 74FF 5E5B 86EE";

    public static TheoryData<string> Audits => [.. Ids.Split(' ')];

    [ReferenceTheory]
    [MemberData(nameof(Audits))]
    public async Task The_audit_passes(string audit)
    {
        var answer = await auditor.AskAsync("run", new { audit });

        answer.GetProperty("ok").GetBoolean().ShouldBeTrue(answer.ToString());
        answer.GetProperty("status").GetString().ShouldBe("ok", answer.ToString());
    }

    [ReferenceFact]
    public async Task No_audit_is_left_out()
    {
        var answer = await auditor.AskAsync("list", new { });

        answer.GetProperty("ids").EnumerateArray().Select(static id => id.GetString()!).ShouldBe(Ids.Split(' '), ignoreOrder: true);
    }

    public sealed class Auditor : IAsyncLifetime
    {
        private ConformanceServer? server;
        private NodeProcess? process;

        public async Task InitializeAsync()
        {
            if (ReferenceInstallation.MissingReason is not null) return;
            server = await ConformanceServer.StartAsync();
            process = NodeProcess.Start("audits.mjs", server.Address.ToString());
        }

        public async Task DisposeAsync()
        {
            if (process is not null) await process.DisposeAsync();
            if (server is not null) await server.DisposeAsync();
        }

        internal Task<JsonElement> AskAsync(string ask, object question) => process!.AskAsync(ask, question);
    }
}
