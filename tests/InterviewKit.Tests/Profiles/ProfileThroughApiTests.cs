using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Scorecards;
using InterviewKit.Shared;

namespace InterviewKit.Tests.Profiles;

/// <summary>The profile as the contract shows it: what its numbers promise, and what it does where it has none.</summary>
public sealed class ProfileThroughApiTests : IAsyncLifetime
{
    private const double Exact = 1e-9;

    private static readonly Viewer Reader = Workbench.Key(Scope.HiringRead, Scope.ProfilesRead, Scope.ScorecardsRead, Scope.QuestionsRead);

    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    [Fact]
    public async Task Every_role_has_a_fit_the_best_first_and_says_whether_it_was_rated_or_transferred()
    {
        await _past.HearAsync(0, 4);

        for (var application = 0; application < 4; application++)
        {
            var fits = Fits(await ProfileAsync(application));

            fits.Count.ShouldBe(2);
            fits.Select(fit => Number(fit, "score")).ShouldBe(fits.Select(fit => Number(fit, "score")).OrderDescending());
            fits.ToDictionary(fit => fit.GetProperty("role").GetProperty("key").GetString()!, fit => fit.GetProperty("basis").GetString())
                .ShouldBe(new Dictionary<string, string?> { ["developer"] = "RATED", ["product-engineer"] = "TRANSFERRED" }, ignoreOrder: true);
        }
    }

    [Fact]
    public async Task Contributions_add_up_to_the_score_and_margins_to_the_bar()
    {
        await _past.HearAsync(0, 3);
        for (var application = 0; application < 3; application++)
        {
            var profile = await ProfileAsync(application);
            var averages = profile.GetProperty("dimensions").EnumerateArray()
                .ToDictionary(it => it.GetProperty("dimension").GetProperty("key").GetString()!, it => Number(it, "fairAverage"));
            foreach (var fit in Fits(profile))
            {
                var contributions = fit.GetProperty("contributions").EnumerateArray().ToList();
                contributions.Sum(it => Number(it, "weight")).ShouldBe(1, Exact);
                contributions.Sum(it => Number(it, "points")).ShouldBe(Number(fit, "score"), Exact);
                foreach (var contribution in contributions)
                {
                    var average = averages[contribution.GetProperty("dimension").GetProperty("key").GetString()!];
                    Number(contribution, "points").ShouldBe(25 * Number(contribution, "weight") * (average - 1), Exact);
                }

                // Both roles are HIGH throughout: a bar of 3.5, which is 62.5 of 100.
                Number(fit, "margin").ShouldBe(Number(fit, "score") - 62.5, Exact);
                (Number(fit, "probabilityMeetsBar") > 0.5).ShouldBe(Number(fit, "margin") > 0);
                Number(fit, "coverage").ShouldBe(1);
            }
        }
    }

    [Fact]
    public async Task Intervals_come_at_the_level_asked_for_and_nest()
    {
        await _past.HearAsync(0, 1);
        var fit = Fits(await AskAsync(0, """
            fits {
              score usual: interval { low high level } half: interval(level: 0.5) { low high level } nearly: interval(level: 0.99) { low high level }
            }
            """))[0];
        static (double Low, double High, double Level) Of(JsonElement interval) => (Number(interval, "low"), Number(interval, "high"), Number(interval, "level"));
        var (usual, half, nearly) = (Of(fit.GetProperty("usual")), Of(fit.GetProperty("half")), Of(fit.GetProperty("nearly")));

        (half.Level, usual.Level, nearly.Level).ShouldBe((0.5, 0.8, 0.99));
        nearly.Low.ShouldBeLessThan(usual.Low);
        usual.Low.ShouldBeLessThan(half.Low);
        half.Low.ShouldBeLessThan(Number(fit, "score"));
        half.High.ShouldBeLessThan(usual.High);
        usual.High.ShouldBeLessThan(nearly.High);

        // Normal quantiles: .6745 at one half, 1.2816 at four fifths.
        ((usual.High - usual.Low) / (half.High - half.Low)).ShouldBe(1.281552 / 0.674490, 1e-5);
    }

    [Theory]
    [InlineData("0.49")]
    [InlineData("0.995")]
    [InlineData("-1")]
    public async Task A_level_out_of_range_is_refused(string level)
    {
        await _past.HearAsync(0, 1);

        var answer = await _bench.AskAsync(
            Reader,
            $$"""query($id: ID!) { application(id: $id) { profile { fits { interval(level: {{level}}) { low } } } } }""",
            new { id = GlobalId.Of(PastPanels.Application(0)) });

        var error = answer.GetProperty("errors")[0];
        error.GetProperty("extensions").GetProperty("code").GetString().ShouldBe("BAD_USER_INPUT");
        error.GetProperty("message").GetString().ShouldBe($"level is from 0.5 to 0.99; it was {level}.");
    }

    [Fact]
    public async Task One_interviewer_gives_insufficient_evidence_and_no_number()
    {
        await _past.HearAsync(0, 1);
        foreach (var interviewer in PastPanels.PanelOf(0).Skip(1))
        {
            await _past.AppendAsync(0, interviewer, new ScorecardWithdrawn(1, PastPanels.Interviewer(interviewer), PastPanels.Began.AddDays(9)));
        }

        var profile = await ProfileAsync(0);

        profile.GetProperty("bestFit").ValueKind.ShouldBe(JsonValueKind.Null);
        foreach (var fit in Fits(profile))
        {
            fit.GetProperty("status").GetString().ShouldBe("INSUFFICIENT_EVIDENCE");
            foreach (var number in new[] { "score", "rawScore", "interval", "margin", "probabilityMeetsBar" })
            {
                fit.GetProperty(number).ValueKind.ShouldBe(JsonValueKind.Null, number);
            }

            Number(fit, "coverage").ShouldBe(1);
            fit.GetProperty("contributions").EnumerateArray().ShouldAllBe(it => it.GetProperty("points").ValueKind == JsonValueKind.Null);
        }

        foreach (var dimension in profile.GetProperty("dimensions").EnumerateArray())
        {
            dimension.GetProperty("status").GetString().ShouldBe("INSUFFICIENT_EVIDENCE");
            dimension.GetProperty("fairAverage").ValueKind.ShouldBe(JsonValueKind.Null);
            dimension.GetProperty("interval").ValueKind.ShouldBe(JsonValueKind.Null);
            dimension.GetProperty("agreement").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        profile.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("message").GetString())
            .ShouldContain("Fewer than two interviewers scored ownership, trade-offs.");
    }

    [Fact]
    public async Task The_two_bases_read_the_revision_before_and_after_its_author_saw_the_others()
    {
        await _past.HearAsync(0, 1);
        var swayed = PastPanels.PanelOf(0)[1];
        await _past.AppendAsync(
            0, swayed, PastPanels.Submitted(0, swayed, PastPanels.Began.AddDays(9), (_, _, _) => 5, revision: 2, independent: false));

        var (independent, latest) = (await AskAsync(0, "basis asOf flags { code } fits { score }"), await AskAsync(0, "basis asOf flags { code } fits { score }", "LATEST"));

        independent.GetProperty("basis").GetString().ShouldBe("INDEPENDENT");
        latest.GetProperty("basis").GetString().ShouldBe("LATEST");
        Fits(latest)[0].GetProperty("score").GetDouble().ShouldBeGreaterThan(Fits(independent)[0].GetProperty("score").GetDouble());
        independent.GetProperty("asOf").GetDateTimeOffset().ShouldBeLessThan(latest.GetProperty("asOf").GetDateTimeOffset());
        static IEnumerable<string?> Codes(JsonElement profile) => profile.GetProperty("flags").EnumerateArray().Select(flag => flag.GetProperty("code").GetString());
        Codes(independent).ShouldNotContain("NOT_INDEPENDENT");
        Codes(latest).ShouldContain("NOT_INDEPENDENT");
    }

    private static List<JsonElement> Fits(JsonElement profile) => [.. profile.GetProperty("fits").EnumerateArray()];

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();

    private Task<JsonElement> ProfileAsync(int application) => AskAsync(application, """
        bestFit { role { key } } flags { code message }
        dimensions { dimension { key } status fairAverage interval { low } agreement }
        fits { role { key } status basis score rawScore interval { low } margin probabilityMeetsBar coverage contributions { dimension { key } weight points } }
        """);

    private async Task<JsonElement> AskAsync(int application, string fields, string basis = "INDEPENDENT") => (await _bench.OneAsync(
        Reader,
        $$"""query($id: ID!) { application(id: $id) { profile(basis: {{basis}}) { {{fields}} } } }""",
        new { id = GlobalId.Of(PastPanels.Application(application)) })).GetProperty("profile");
}
