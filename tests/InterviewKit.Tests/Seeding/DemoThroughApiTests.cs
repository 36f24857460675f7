using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Seeding;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Seeding;

/// <summary>What somebody who opens the demo is shown, under the seal that holds for them.</summary>
public sealed class DemoThroughApiTests : IAsyncLifetime
{
    private const string Demo = "demo";
    private const string Query = """
        query($id: ID!) {
          application(id: $id) {
            sealed
            scorecards { interviewer { name } recommendation summary receipt { known independent } ratings { dimension { key } score evidence anchor { behavior } }
              revision status history { revision reason } }
            profile { scorecards flags { code message } fits { role { key } status score } bestFit { role { key } } dimensions { dimension { key } status } }
          }
        }
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
    public async Task The_lead_reads_every_scorecard_of_a_complete_panel_with_its_evidence_and_receipts()
    {
        var application = await AskAsync("ines.carvalho@example.com", "elena-petrova-billing");

        application.GetProperty("sealed").GetString().ShouldBe("OPEN");
        var scorecards = application.GetProperty("scorecards").EnumerateArray().ToList();
        scorecards.Count.ShouldBe(3);
        foreach (var scorecard in scorecards)
        {
            scorecard.GetProperty("receipt").GetProperty("independent").GetBoolean().ShouldBeTrue();
            scorecard.GetProperty("summary").GetString().ShouldNotBeNullOrEmpty();
            scorecard.GetProperty("ratings").EnumerateArray().ShouldAllBe(rating =>
                rating.GetProperty("score").ValueKind == JsonValueKind.Null || rating.GetProperty("anchor").GetProperty("behavior").GetString()!.Length > 0);
        }

        application.GetProperty("profile").GetProperty("scorecards").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task The_product_engineer_who_applied_as_a_software_engineer_fits_the_other_role_better()
    {
        var fits = (await AskAsync("ines.carvalho@example.com", "jonas-weber-billing")).GetProperty("profile").GetProperty("fits")
            .EnumerateArray()
            .Select(fit => fit.GetProperty("role").GetProperty("key").GetString())
            .ToList();

        fits.IndexOf("product-engineer").ShouldBeLessThan(fits.IndexOf("software-engineer"));
    }

    [Fact]
    public async Task Who_still_owes_a_scorecard_is_shown_nothing_though_they_lead_the_panel()
    {
        var application = await AskAsync("ines.carvalho@example.com", "amara-diallo-billing");

        application.GetProperty("sealed").GetString().ShouldBe("OWN_SCORECARD_DUE");
        application.GetProperty("scorecards").GetArrayLength().ShouldBe(0);
        application.GetProperty("profile").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public async Task An_amended_scorecard_says_why_and_keeps_what_it_said_before()
    {
        var amended = (await AskAsync("tobias.renner@example.com", "viktor-szabo-mobile")).GetProperty("scorecards").EnumerateArray()
            .Single(scorecard => scorecard.GetProperty("status").GetString() == "AMENDED");

        amended.GetProperty("interviewer").GetProperty("name").GetString().ShouldBe("Tobias Renner");
        amended.GetProperty("summary").GetString()!.ShouldContain("after reading my notes again");
        var history = amended.GetProperty("history").EnumerateArray().ToList();
        history.Select(it => it.GetProperty("revision").GetInt32()).ShouldBe([1, 2]);
        history[1].GetProperty("reason").GetString()!.ShouldContain("exit cost");
    }

    [Fact]
    public async Task Thin_evidence_gives_no_score_for_a_role()
    {
        var profile = (await AskAsync("lucy.whitaker@example.com", "amara-diallo-billing")).GetProperty("profile");

        profile.GetProperty("fits").EnumerateArray().ShouldAllBe(fit => fit.GetProperty("status").GetString() == "INSUFFICIENT_EVIDENCE");
        profile.GetProperty("bestFit").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    private Task<JsonElement> AskAsync(string email, string application) => _bench.OneAsync(
        Viewer(email), Query, new { id = GlobalId.Of(DemoIds.Of<ApplicationId>(Demo, application)) });

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
}
