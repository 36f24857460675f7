using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Health;
using InterviewKit.Hiring;
using InterviewKit.Questions;

namespace InterviewKit.Tests.Health;

/// <summary>The health of questions, with figures that can be worked out by hand.</summary>
public sealed class QuestionHealthTests : IAsyncLifetime
{
    private const string Queue = "a-queue-that-grew";
    private const string Store = "the-second-store";

    private Workbench _bench = null!;
    private PastPanels _past = null!;

    public async Task InitializeAsync()
    {
        _bench = await Workbench.StartAsync();
        _past = new PastPanels(_bench);
        await _past.BeginAsync();
    }

    public async Task DisposeAsync() => await _bench.DisposeAsync();

    /// <summary>
    /// Twenty applications. The first and the third of each panel ask of the queue and both score it 2 (even ones) or 4 (odd ones): mean 3,
    /// difficulty ½, perfect agreement. The second asks of the store and scores as they do in 16 of 20: the fourfold table 8, 2, 2, 8, whose
    /// correlation is (8·8 − 2·2)/(10·10) = .6, with an interval of tanh(atanh .6 ± 1.96/√17).
    /// </summary>
    [Fact]
    public async Task Twenty_applications_have_the_figures_worked_out_by_hand()
    {
        await HearAsync(0, 20);

        (await MeasureAsync()).ShouldBe(2);

        var queue = await HealthAsync(Queue);
        Value(queue, "difficulty").ShouldBe(0.5);
        queue.GetProperty("difficulty").GetProperty("n").GetInt32().ShouldBe(40);
        Value(queue, "discrimination").ShouldBe(0.6, 1e-12);
        queue.GetProperty("discrimination").GetProperty("n").GetInt32().ShouldBe(20);
        queue.GetProperty("discrimination").GetProperty("low").GetDouble().ShouldBe(0.214407, 1e-6);
        queue.GetProperty("discrimination").GetProperty("high").GetDouble().ShouldBe(0.823793, 1e-6);
        queue.GetProperty("discrimination").GetProperty("level").GetDouble().ShouldBe(0.95);
        Value(queue, "agreement").ShouldBe(1);
        var store = await HealthAsync(Store);
        Value(store, "difficulty").ShouldBe(0.5);
        Value(store, "discrimination").ShouldBe(0.6, 1e-12);
        store.GetProperty("agreement").GetProperty("withheld").GetString().ShouldBe("Alpha is published from 20 units with two raters; found 0.");
    }

    [Fact]
    public async Task Below_twenty_each_figure_is_withheld_with_its_reason()
    {
        const string BatchNotFull = "Published from 20 scores, in batches of scorecards of opened debriefs; the first batch is not full.";
        (await HealthAsync(Queue)).GetProperty("difficulty").GetProperty("withheld").GetString().ShouldBe(BatchNotFull);
        await HearAsync(0, 9);

        (await MeasureAsync()).ShouldBe(1);

        var queue = await HealthAsync(Queue);
        queue.GetProperty("difficulty").GetProperty("value").ValueKind.ShouldBe(JsonValueKind.Null);
        queue.GetProperty("difficulty").GetProperty("withheld").GetString().ShouldBe("Difficulty is published from 20 scores; found 18.");
        queue.GetProperty("discrimination").GetProperty("withheld").GetString().ShouldBe("Discrimination is published from 20 applications; found 9.");
        queue.GetProperty("agreement").GetProperty("withheld").GetString().ShouldBe("Alpha is published from 20 units with two raters; found 9.");
        (await HealthAsync(Store)).GetProperty("difficulty").GetProperty("withheld").GetString().ShouldBe(BatchNotFull, "nine scorecards are no batch");
    }

    [Fact]
    public async Task A_question_is_measured_again_only_when_ten_more_scorecards_answer_it()
    {
        await HearAsync(0, 20);
        await MeasureAsync();
        var before = (await HealthAsync(Queue)).GetProperty("difficulty").GetRawText();
        await HearAsync(20, 4, (_, _, _) => 5); // Eight scorecards with the one, four with the other question.

        (await MeasureAsync()).ShouldBe(0);
        (await HealthAsync(Queue)).GetProperty("difficulty").GetRawText().ShouldBe(before);

        await HearAsync(24, 1, (_, _, _) => 5);
        (await MeasureAsync()).ShouldBe(1);
        Value(await HealthAsync(Queue), "difficulty").ShouldBe(((((40 * 3) + (10 * 5)) / 50.0) - 1) / 4, 1e-12);
        (await HealthAsync(Store)).GetProperty("difficulty").GetProperty("n").GetInt32().ShouldBe(20);
    }

    [Fact]
    public async Task What_is_sealed_is_measured_nowhere()
    {
        await HearAsync(0, 20);
        await HearAsync(20, 20, (_, _, _) => 1, opened: false);

        await MeasureAsync();

        var queue = await HealthAsync(Queue);
        Value(queue, "difficulty").ShouldBe(0.5);
        queue.GetProperty("timesAsked").GetInt32().ShouldBe(120, "that they were asked is no secret");
    }

    /// <summary>
    /// Of six interviews for a developer, MID, in the last 180 days: five pin the set with both questions, one was asked without a set. The
    /// store's is for MID, so five of six; the queue's is for SENIOR, of which there were none, so that only those count in which it was asked.
    /// </summary>
    [Fact]
    public async Task Exposure_is_the_share_of_the_interviews_of_its_roles_and_levels_in_half_a_year()
    {
        await HearAsync(0, 3); // Nine interviews, in January.
        await ChangeAsync(PastPanels.Interview(0, 0), interview => interview with { QuestionSetVersionId = null });
        await ChangeAsync(PastPanels.Interview(0, 1), interview => interview with { FinishedAt = _bench.Time.GetUtcNow().AddDays(-181) });
        await ChangeAsync(PastPanels.Interview(0, 3), interview => interview with { Status = InterviewStatus.AwaitingScorecard });
        await ChangeAsync(PastPanels.Interview(1, 1), interview => interview with { Status = InterviewStatus.NoShow });
        var last = _bench.Time.GetUtcNow().AddHours(-3);
        await ChangeAsync(PastPanels.Interview(2, 2), interview => interview with { FinishedAt = last });

        var store = await HealthAsync(Store);
        store.GetProperty("timesAsked").GetInt32().ShouldBe(6);
        store.GetProperty("exposure").GetDouble().ShouldBe(5.0 / 6);
        store.GetProperty("lastAskedAt").GetDateTimeOffset().ShouldBe(last);
        (await HealthAsync(Queue)).GetProperty("exposure").GetDouble().ShouldBe(1);
    }

    [Fact]
    public async Task A_question_that_was_never_asked_says_so_and_has_no_exposure()
    {
        var health = await HealthAsync(Store);

        health.GetProperty("timesAsked").GetInt32().ShouldBe(0);
        health.GetProperty("lastAskedAt").ValueKind.ShouldBe(JsonValueKind.Null);
        health.GetProperty("exposure").ValueKind.ShouldBe(JsonValueKind.Null);
        health.GetProperty("leaked").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task A_leak_is_shown_as_it_stands()
    {
        await using (var session = _bench.Store.LightweightSession(Workbench.Workspace))
        {
            session.Store((await session.LoadAsync<Question>(Store))! with { Leaked = true });
            await session.SaveChangesAsync();
        }

        (await HealthAsync(Store)).GetProperty("leaked").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task The_health_of_a_page_takes_two_statements_more_however_long_it_is()
    {
        await HearAsync(0, 20);
        await MeasureAsync();
        var counts = new List<int>();
        foreach (var (first, fields) in new[] { (1, ""), (2, ""), (1, "health { timesAsked difficulty { n } }"), (2, "health { timesAsked difficulty { n } }") })
        {
            var sent = await StatementLog.OfAsync(_bench.Database.Name, () => _bench.DataAsync(
                Workbench.Key(Scope.QuestionsRead), $$"""{ questions(first: {{first}}) { nodes { key {{fields}} } } }"""));
            counts.Add(sent.Count);
        }

        counts.ShouldBe([counts[0], counts[0], counts[0] + 2, counts[0] + 2]);
    }

    private Task HearAsync(int from, int count, Func<int, int, int, int>? score = null, bool opened = true) => _past.HearAsync(
        from, count, opened, score ?? Score, (application, interviewer) => PastPanels.PanelOf(application)[1] == interviewer ? Store : Queue);

    /// <summary>2 or 4 by turns; of twenty, the second of the panel scores the other way in two of each.</summary>
    private static int Score(int application, int interviewer, int dimension)
    {
        var high = application % 2 == 1;
        var otherWay = PastPanels.PanelOf(application)[1] == interviewer && application % 20 < 4;
        return high != otherWay ? 4 : 2;
    }

    private static double Value(JsonElement health, string figure) => health.GetProperty(figure).GetProperty("value").GetDouble();

    private Task<int> MeasureAsync() => _past.LeadAsync(leader =>
        new MeasureQuestionsIfDue(_bench.Store, _bench.Time).RunAsync(leader, Workbench.Workspace, CancellationToken.None));

    private async Task ChangeAsync(InterviewId id, Func<Interview, Interview> change)
    {
        await using var session = _bench.Store.LightweightSession(Workbench.Workspace);
        session.Store(change((await session.LoadAsync<Interview>(id.Value)).ShouldNotBeNull($"{id}")));
        await session.SaveChangesAsync();
    }

    private async Task<JsonElement> HealthAsync(string key) => (await _bench.OneAsync(
        Workbench.Key(Scope.QuestionsRead),
        """
        query($key: String!) {
          question(key: $key) {
            health {
              timesAsked lastAskedAt exposure leaked
              difficulty { value low high level n withheld } discrimination { value low high level n withheld } agreement { value low high level n withheld }
            }
          }
        }
        """,
        new { key })).GetProperty("health");
}
