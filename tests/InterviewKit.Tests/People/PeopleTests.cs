using InterviewKit.Access;
using InterviewKit.People;

namespace InterviewKit.Tests.People;

public sealed class PeopleTests : IAsyncLifetime
{
    private const string Invite = """
        mutation($input: InvitePersonInput!) { invitePerson(input: $input) { created invitation person { id version name email roles active externalRefs { system id } }
          errors { __typename message path } } }
        """;

    private Workbench _bench = null!;
    private Viewer _admin = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _admin = await _bench.PersonAsync("Ada Admin", PersonRole.Admin);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task An_invitation_is_shown_once_and_stored_hashed()
    {
        var input = new { name = "Greta", email = "greta@example.com", roles = new[] { "INTERVIEWER", "PANEL_LEAD" }, idempotencyKey = "k" };

        var first = await _bench.OneAsync(_admin, Invite, new { input });
        var repeat = await _bench.OneAsync(_admin, Invite, new { input });

        var token = first.GetProperty("invitation").GetString()!;
        token.Length.ShouldBe(43);
        first.GetProperty("person").GetProperty("roles").EnumerateArray().Select(role => role.GetString()).ShouldBe(["INTERVIEWER", "PANEL_LEAD"]);
        repeat.GetProperty("invitation").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
        repeat.GetProperty("created").GetBoolean().ShouldBeTrue();
        repeat.GetProperty("person").GetRawText().ShouldBe(first.GetProperty("person").GetRawText());
        await using var command = _bench.Database.DataSource.CreateCommand("select token_sha256 from ik_invitation");
        ((byte[])(await command.ExecuteScalarAsync())!).ShouldBe(new InvitationToken(token).Sha256);
        await using var leak = _bench.Database.DataSource.CreateCommand($"select count(*) from ik_idempotency t where t::text like '%{token}%'");
        (await leak.ExecuteScalarAsync()).ShouldBe(0L);
    }

    [Fact]
    public async Task Somebody_known_by_address_or_reference_is_answered_and_not_invited_again()
    {
        var input = new { name = "Greta", email = "greta@example.com", roles = new[] { "INTERVIEWER" }, externalRefs = new[] { new { system = "hris", id = "7" } } };
        var first = await _bench.OneAsync(_admin, Invite, new { input });

        var byAddress = await _bench.OneAsync(_admin, Invite, new { input = new { name = "G.", email = "GRETA@example.com", roles = new[] { "ADMIN" } } });
        var byReference = await _bench.OneAsync(_admin, Invite, new { input = new { name = "G.", email = "other@example.com", roles = new[] { "ADMIN" }, externalRefs = new[] { new { system = "hris", id = "7" } } } });

        foreach (var known in new[] { byAddress, byReference })
        {
            known.GetProperty("created").GetBoolean().ShouldBeFalse();
            known.GetProperty("invitation").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
            known.GetProperty("person").GetRawText().ShouldBe(first.GetProperty("person").GetRawText());
        }
    }

    [Fact]
    public async Task Only_administrators_invite_and_all_that_is_wrong_is_said()
    {
        var interviewer = await _bench.PersonAsync("Ian");
        (await _bench.OneAsync(interviewer, Invite, new { input = new { name = "x", email = "x@example.com", roles = new[] { "ADMIN" } } }))
            .GetProperty("errors")[0].GetProperty("__typename").GetString().ShouldBe("Forbidden");

        var wrong = await _bench.OneAsync(_admin, Invite, new { input = new { name = "", email = "not an address", roles = Array.Empty<string>() } });
        wrong.GetProperty("errors").EnumerateArray().Select(error => string.Join('.', error.GetProperty("path").EnumerateArray()))
            .ShouldBe(["input.name", "input.email", "input.roles"]);
    }

    [Fact]
    public async Task People_are_found_by_words_of_name_and_address_by_name()
    {
        await _bench.PersonAsync("Zoë Q. Zhang");
        await _bench.PersonAsync("Bob 100% Builder");

        async Task<string[]> NamesAsync(string? search) => [.. (await _bench.OneAsync(_admin, "query($search: String) { people(search: $search) { nodes { name } } }", new { search }))
            .GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("name").GetString()!)];

        (await NamesAsync(null)).ShouldBe(["Ada Admin", "Bob 100% Builder", "Zoë Q. Zhang"]);
        (await NamesAsync("zhang ZOË")).ShouldBe(["Zoë Q. Zhang"]);
        (await NamesAsync("100%")).ShouldBe(["Bob 100% Builder"]);
        (await NamesAsync("example.com")).Length.ShouldBe(3);
        (await NamesAsync("_")).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_viewer_is_told_who_they_are()
    {
        var viewer = await _bench.OneAsync(_admin, "{ viewer { workspace { key name } person { name } apiKey { id } scopes } }");

        viewer.GetProperty("workspace").GetProperty("name").GetString().ShouldBe("The test workspace");
        viewer.GetProperty("person").GetProperty("name").GetString().ShouldBe("Ada Admin");
        viewer.GetProperty("scopes").EnumerateArray().Select(scope => scope.GetString()).ShouldNotContain("CHANGES_READ");
        viewer.GetProperty("scopes").GetArrayLength().ShouldBe(9);
    }
}
