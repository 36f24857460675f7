using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Hiring;
using InterviewKit.Seeding;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Seeding;

/// <summary>The demo's stories, as people of the demo are shown them: what there is to talk about, and what came of it.</summary>
public sealed class DemoDebriefsTests : IAsyncLifetime
{
    private const string Demo = "demo";
    private const string Admin = "lucy.whitaker@example.com";

    private const string Application = """
        query($id: ID!) {
          application(id: $id) {
            status sealed
            profile { bestFit { role { key } } fits { role { key } status basis score } flags { code message } calibrationVersion }
            debrief {
              state openedBy { name }
              rows { dimension { key } spread agreement cells { interviewer { name } score assessment ratings { evidence } } }
              recommendations { interviewer { name } recommendation }
              missing { interviewer { name } late }
            }
            decision { outcome rationale decidedBy { name } }
            decisions { outcome decidedAt }
          }
        }
        """;

    private const string Comparison = """
        query($id: ID!, $role: String) { comparison(openingId: $id, forRoleKey: $role) {
          entries { rank application { candidate { name } decision { outcome } } fit { status score } }
          indistinguishable { a { candidate { name } } b { candidate { name } } probability } } }
        """;

    private Workbench _bench = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        await SeedBank.LoadAsync(_bench.Store, Demo, CommittedSeed.Folder, _bench.Time, _ => { }, CancellationToken.None);
        await SeedDemo.LoadAsync(_bench.Store, Demo, CommittedSeed.Folder, _bench.Time, _ => { }, CancellationToken.None);
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Three_yeses_met_three_different_people_and_the_debrief_begins_with_it()
    {
        var gregor = await AskAsync("marcus.boateng@example.com", "gregor-sutherland-onboarding");

        var first = gregor.GetProperty("debrief").GetProperty("rows")[0];
        (first.GetProperty("dimension").GetProperty("key").GetString(), first.GetProperty("spread").GetDouble()).ShouldBe(("user-empathy", 4));
        first.GetProperty("cells").EnumerateArray().Select(cell => cell.GetProperty("score").GetDouble()).ShouldBe([2, 5, 1]);
        first.GetProperty("cells").EnumerateArray().SelectMany(cell => cell.GetProperty("ratings").EnumerateArray()).ShouldAllBe(rating => rating.GetProperty("evidence").GetString()!.Length > 20);
        gregor.GetProperty("debrief").GetProperty("recommendations").EnumerateArray().ShouldAllBe(it => it.GetProperty("recommendation").GetString() == "YES");
        gregor.GetProperty("profile").GetProperty("flags").EnumerateArray().ShouldContain(flag => flag.GetProperty("code").GetString() == "DISAGREEMENT");
        Outcomes(gregor).ShouldBe(["HOLD"]);
    }

    [Fact]
    public async Task One_who_is_late_still_sees_nothing_though_the_debrief_is_open_and_everybody_sees_who_it_is()
    {
        var lead = await AskAsync("gabriel.costa@example.com", "stefan-vogel-storefront");
        lead.GetProperty("debrief").GetProperty("state").GetString().ShouldBe("OPENED");
        lead.GetProperty("debrief").GetProperty("rows").GetArrayLength().ShouldBeGreaterThan(0);
        Missing(lead).ShouldBe([("Nadia Rahimi", true)]);

        var late = await AskAsync("nadia.rahimi@example.com", "stefan-vogel-storefront");
        late.GetProperty("sealed").GetString().ShouldBe("OWN_SCORECARD_DUE");
        late.GetProperty("debrief").GetProperty("rows").ValueKind.ShouldBe(JsonValueKind.Null);
        late.GetProperty("debrief").GetProperty("recommendations").ValueKind.ShouldBe(JsonValueKind.Null);
        late.GetProperty("profile").ValueKind.ShouldBe(JsonValueKind.Null);
        Missing(late).ShouldBe([("Nadia Rahimi", true)]);
    }

    [Fact]
    public async Task A_scorecard_that_was_taken_back_is_awaited_and_counts_no_more()
    {
        var abena = await AskAsync(Admin, "abena-owusu-storefront");

        abena.GetProperty("debrief").GetProperty("state").GetString().ShouldBe("COLLECTING");
        Missing(abena).ShouldBe([("Gabriel Costa", true)]);
        abena.GetProperty("debrief").GetProperty("rows").EnumerateArray()
            .SelectMany(row => row.GetProperty("cells").EnumerateArray())
            .ShouldAllBe(cell => cell.GetProperty("interviewer").GetProperty("name").GetString() != "Gabriel Costa");
    }

    [Fact]
    public async Task Evidence_that_is_too_thin_has_no_rank_and_says_so()
    {
        var storefront = await CompareAsync("developer-storefront");

        var lars = Entry(storefront, "Lars Eriksen");
        lars.GetProperty("rank").ValueKind.ShouldBe(JsonValueKind.Null);
        lars.GetProperty("fit").GetProperty("status").GetString().ShouldBe("INSUFFICIENT_EVIDENCE");
        lars.GetProperty("fit").GetProperty("score").ValueKind.ShouldBe(JsonValueKind.Null);
        storefront.GetProperty("entries").EnumerateArray().Select(Rank).ShouldBe([1, 2, 3, 4, 5, 6, 7, null]);
    }

    [Fact]
    public async Task One_who_applied_for_another_seat_than_fits_is_turned_down_and_passed_on()
    {
        var jonas = await AskAsync(Admin, "jonas-weber-billing");
        BestFit(jonas).ShouldBe("product-engineer");
        Fit(jonas, "product-engineer").GetProperty("basis").GetString().ShouldBe("TRANSFERRED");
        Outcomes(jonas).ShouldBe(["REJECT"]);
        jonas.GetProperty("decision").GetProperty("rationale").GetString()!.ShouldContain("The profile says product engineer");

        BestFit(await AskAsync(Admin, "lucia-romano-mobile")).ShouldBe("product-engineer");
    }

    [Fact]
    public async Task Somebody_excellent_for_every_role_is_told_apart_for_none()
    {
        var katarzyna = await AskAsync(Admin, "katarzyna-wolska-platform");

        BestFit(katarzyna).ShouldBeNull();
        katarzyna.GetProperty("profile").GetProperty("fits").EnumerateArray().ShouldAllBe(fit => fit.GetProperty("score").GetDouble() > 80);
        Outcomes(katarzyna).ShouldBe(["ADVANCE"]);
    }

    [Fact]
    public async Task Two_whom_the_numbers_do_not_tell_apart_are_listed_as_a_pair_and_decided_by_the_work_ahead()
    {
        var onboarding = await CompareAsync("senior-product-engineer-onboarding");

        var pair = onboarding.GetProperty("indistinguishable").EnumerateArray().Single(pair => (Name(pair.GetProperty("a")), Name(pair.GetProperty("b"))) == ("Carmen Vidal", "Noor Rahman"));
        pair.GetProperty("probability").GetDouble().ShouldBeInRange(0.5, 0.7);
        onboarding.GetProperty("indistinguishable").EnumerateArray().ShouldNotContain(it => Name(it.GetProperty("a")) == "Sofia Marquez");
        Entry(onboarding, "Carmen Vidal").GetProperty("application").GetProperty("decision").GetProperty("outcome").GetString().ShouldBe("ADVANCE");
        Entry(onboarding, "Noor Rahman").GetProperty("application").GetProperty("decision").GetProperty("outcome").GetString().ShouldBe("HOLD");
    }

    [Fact]
    public async Task Three_yeses_for_another_seat_are_a_no_for_this_one_with_a_reason()
    {
        var jana = await AskAsync("marcus.boateng@example.com", "jana-novotna-mobile");

        jana.GetProperty("debrief").GetProperty("recommendations").EnumerateArray().Count(it => it.GetProperty("recommendation").GetString() == "YES").ShouldBe(3);
        Outcomes(jana).ShouldBe(["REJECT"]);
        BestFit(jana).ShouldBe("software-engineer");
        jana.GetProperty("decision").GetProperty("decidedBy").GetProperty("name").GetString().ShouldBe("Marcus Boateng");
    }

    [Fact]
    public async Task One_who_was_held_was_heard_once_more_and_then_decided_on()
    {
        var amina = await AskAsync(Admin, "amina-yusuf-mobile");

        Outcomes(amina).ShouldBe(["HOLD", "ADVANCE"]);
        amina.GetProperty("status").GetString().ShouldBe("DECIDED");
        amina.GetProperty("decision").GetProperty("outcome").GetString().ShouldBe("ADVANCE");
        amina.GetProperty("debrief").GetProperty("recommendations").GetArrayLength().ShouldBe(4);
        (await AskAsync(Admin, "gregor-sutherland-onboarding")).GetProperty("status").GetString().ShouldBe("ACTIVE");
    }

    [Fact]
    public async Task Another_roles_weights_bring_another_order()
    {
        var asProduct = await CompareAsync("product-engineer-mobile");
        var asSoftware = await CompareAsync("product-engineer-mobile", "software-engineer");

        Ranking(asProduct).Take(3).ShouldBe(["Lucia Romano", "Amina Yusuf", "Jana Novotna"]);
        Ranking(asSoftware).Take(2).ShouldBe(["Lucia Romano", "Jana Novotna"]);
    }

    [Fact]
    public async Task A_panel_that_is_complete_waits_for_somebody_to_open_its_debrief()
    {
        var hannah = await AskAsync(Admin, "hannah-weiss-support");

        hannah.GetProperty("debrief").GetProperty("state").GetString().ShouldBe("READY");
        hannah.GetProperty("decision").ValueKind.ShouldBe(JsonValueKind.Null);
        (await AskAsync(Admin, "omar-farouk-support")).GetProperty("debrief").GetProperty("state").GetString().ShouldBe("OPENED");
        (await AskAsync(Admin, "thomas-brandt-billing")).GetProperty("debrief").GetProperty("state").GetString().ShouldBe("COLLECTING");
    }

    [Fact]
    public async Task A_colleague_who_applied_is_never_shown_the_own_application() =>
        (await AskAsync("felix.lindqvist@example.com", "felix-lindqvist-onboarding")).ValueKind.ShouldBe(JsonValueKind.Null);

    [Fact]
    public async Task What_was_done_stands_in_the_audit_and_in_the_outbox_and_why_in_neither()
    {
        (await CountAsync("select count(*) from ik_audit where action = 'openDebrief'")).ShouldBe(await CountAsync("select count(*) from ik_outbox where type = 10"));
        (await CountAsync("select count(*) from ik_audit where action = 'recordDecision'")).ShouldBe(await CountAsync("select count(*) from mt_doc_decisiontext"));
        (await CountAsync("select count(*) from mt_events e where e::text like '%found the edge%'")).ShouldBe(0);
    }

    private static IEnumerable<string?> Outcomes(JsonElement application) => application.GetProperty("decisions").EnumerateArray().Select(it => it.GetProperty("outcome").GetString());

    private static IEnumerable<(string?, bool)> Missing(JsonElement application) => application.GetProperty("debrief").GetProperty("missing").EnumerateArray()
        .Select(it => (it.GetProperty("interviewer").GetProperty("name").GetString(), it.GetProperty("late").GetBoolean()));

    private static string? BestFit(JsonElement application) =>
        application.GetProperty("profile").GetProperty("bestFit") is { ValueKind: JsonValueKind.Object } best ? best.GetProperty("role").GetProperty("key").GetString() : null;

    private static JsonElement Fit(JsonElement application, string role) =>
        application.GetProperty("profile").GetProperty("fits").EnumerateArray().Single(fit => fit.GetProperty("role").GetProperty("key").GetString() == role);

    private static string? Name(JsonElement application) => application.GetProperty("candidate").GetProperty("name").GetString();

    private static JsonElement Entry(JsonElement comparison, string name) =>
        comparison.GetProperty("entries").EnumerateArray().Single(entry => Name(entry.GetProperty("application")) == name);

    private static int? Rank(JsonElement entry) => entry.GetProperty("rank") is { ValueKind: JsonValueKind.Number } rank ? rank.GetInt32() : null;

    private static IEnumerable<string?> Ranking(JsonElement comparison) => comparison.GetProperty("entries").EnumerateArray().Select(entry => Name(entry.GetProperty("application")));

    private static string IdOf(string application) => GlobalId.Of(DemoIds.Of<ApplicationId>(Demo, application));

    private static Viewer Viewer(string email)
    {
        var person = SeedDemo.People(Demo, CommittedSeed.Folder).Single(person => person.Email == email);
        return new Viewer
        {
            Workspace = Demo,
            Person = person.Id,
            Email = person.Email,
            Roles = [.. person.Roles],
            Scopes = RoleScopes.Of(person.Roles),
            Actor = new Actor(Demo, person.GlobalId, person.Name, "request"),
        };
    }

    private Task<JsonElement> AskAsync(string email, string application) => _bench.OneAsync(Viewer(email), Application, new { id = IdOf(application) });

    private Task<JsonElement> CompareAsync(string opening, string? role = null) =>
        _bench.OneAsync(Viewer(Admin), Comparison, new { id = GlobalId.Of(DemoIds.Of<OpeningId>(Demo, opening)), role });

    private async Task<long> CountAsync(string sql)
    {
        await using var command = _bench.Database.DataSource.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
