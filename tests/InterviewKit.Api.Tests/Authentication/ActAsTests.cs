using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Api.Tests.Hosting;
using InterviewKit.Shared;
using InterviewKit.Testing;

namespace InterviewKit.Api.Tests.Authentication;

public sealed class ActAsTests(EmptyApi api) : IClassFixture<EmptyApi>
{
    private const string WhoAmI = "{ viewer { person { name } scopes } }";
    private const string Secret = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

    [Fact]
    public async Task An_administrators_key_acts_as_a_person_named_by_address_or_id_with_that_persons_scopes()
    {
        var person = await api.Host.AddPersonAsync("Ines Duarte", PersonRole.Interviewer);

        foreach (var name in new[] { "INES.duarte@example.com", GlobalId.Of(person.Id) })
        {
            var viewer = (await api.Host.Query(WhoAmI, actAs: name)).GetProperty("viewer");

            viewer.GetProperty("person").GetProperty("name").GetString().ShouldBe("Ines Duarte");
            viewer.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldNotContain("ADMIN");
        }
    }

    [Theory]
    [InlineData("nobody@example.com")]
    [InlineData("not an id")]
    [InlineData("")]
    public async Task Acting_as_somebody_who_is_not_there_is_forbidden(string actAs)
    {
        using var response = await api.Host.Send(WhoAmI, actAs: actAs);

        await ShouldBeForbidden(response);
        (await CountAsync("outcome = 2 and action = 'actAs'")).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Acting_as_somebody_who_left_is_forbidden()
    {
        var person = await api.Host.AddPersonAsync("Gone Girl", PersonRole.Admin);
        await using (var session = api.Host.Store.LightweightSession(ApiHost.Workspace))
        {
            session.Store(person with { Active = false });
            await session.SaveChangesAsync();
        }

        using var response = await api.Host.Send(WhoAmI, actAs: person.Email);

        await ShouldBeForbidden(response);
    }

    [Fact]
    public async Task A_key_without_the_scope_admin_may_act_as_nobody()
    {
        var person = await api.Host.AddPersonAsync("Omar Haddad", PersonRole.Interviewer);
        await api.Host.AddKeyAsync("ik_noadmin0_" + Secret, null, [.. Enum.GetValues<Scope>().Where(scope => scope != Scope.Admin)]);
        using var client = api.Host.CreateClient("ik_noadmin0_" + Secret);

        using var response = await api.Host.Send(WhoAmI, actAs: person.Email, client: client);

        await ShouldBeForbidden(response);
    }

    [Fact]
    public async Task A_key_that_does_not_work_is_unauthenticated_whomever_it_asks_to_act_as()
    {
        var person = await api.Host.AddPersonAsync("Lena Vogt", PersonRole.Interviewer);
        using var client = api.Host.CreateClient("ik_unknown0_" + Secret);

        using var response = await api.Host.Send(WhoAmI, actAs: person.Email, client: client);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Acting_is_audited_with_the_key_and_goes_on_counting_as_once()
    {
        var person = await api.Host.AddPersonAsync("Mira Sandberg", PersonRole.Interviewer);
        for (var request = 0; request < 3; request++)
        {
            await api.Host.Query(WhoAmI, actAs: person.Email);
        }

        var acted = $"action = 'actAs' and outcome = 1 and actor_id = '{GlobalId.Of(person.Id)}' and acting_key_id is not null and request_id is not null";
        (await CountAsync(acted)).ShouldBe(1);
    }

    [Fact]
    public async Task Acting_counts_anew_after_a_quarter_of_an_hour()
    {
        var time = new ManualTimeProvider();
        await using var host = await ApiHost.StartAsync(time);
        var person = await host.AddPersonAsync("Noor Aziz", PersonRole.Interviewer);

        await host.Query(WhoAmI, actAs: person.Email);
        time.Advance(TimeSpan.FromMinutes(14));
        await host.Query(WhoAmI, actAs: person.Email);
        (await CountAsync("action = 'actAs'", host)).ShouldBe(1);
        time.Advance(TimeSpan.FromMinutes(1));
        await host.Query(WhoAmI, actAs: person.Email);
        (await CountAsync("action = 'actAs'", host)).ShouldBe(2);
    }

    private async Task<long> CountAsync(string condition, ApiHost? host = null)
    {
        await using var count = (host ?? api.Host).Database.DataSource.CreateCommand($"select count(*) from ik_audit where {condition}");
        return (long)(await count.ExecuteScalarAsync())!;
    }

    private static async Task ShouldBeForbidden(HttpResponseMessage response)
    {
        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var answer = await response.Content.ReadFromJsonAsync<JsonElement>();
        answer.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem()
            .GetProperty("extensions").GetProperty("code").GetString().ShouldBe("FORBIDDEN");
    }
}
