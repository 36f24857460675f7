using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests.Scorecards;

/// <summary>How often the service waits for the database. The check of the key, one round trip more, comes before the executor.</summary>
public sealed class ScorecardRoundTripTests : IAsyncLifetime
{
    private const string Scorecards = """
        query($id: ID!) {
          application(id: $id) {
            scorecards { revision recommendation summary interviewer { name } ratings { dimension { key } assessment score evidence } }
          }
        }
        """;

    private Panel _panel = null!;

    public async Task InitializeAsync() => _panel = await Panel.StartAsync(await Workbench.StartAsync());

    public async Task DisposeAsync() => await _panel.Bench.DisposeAsync();

    [Fact]
    public async Task An_applications_scorecards_are_read_by_their_author_in_two_round_trips()
    {
        await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann));
        await ReadAsync(_panel.Ann);

        (await _panel.Bench.RoundTripsAsync(() => ReadAsync(_panel.Ann))).ShouldBe(2);
    }

    [Fact]
    public async Task An_applications_scorecards_are_read_by_another_in_five_round_trips()
    {
        await _panel.SubmitAsync(_panel.Ann, await _panel.ScheduleAsync(_panel.Ann));
        await ReadAsync(_panel.Lead);

        (await _panel.Bench.RoundTripsAsync(() => ReadAsync(_panel.Lead))).ShouldBe(5);
    }

    [Fact]
    public async Task A_scorecard_is_submitted_in_three_round_trips()
    {
        var (warm, counted) = (await _panel.ScheduleAsync(_panel.Ann), await _panel.ScheduleAsync(_panel.Ben));
        await SubmitAsync(_panel.Ann, warm);

        (await _panel.Bench.RoundTripsAsync(() => SubmitAsync(_panel.Ben, counted))).ShouldBe(3);
    }

    private async Task ReadAsync(Viewer viewer)
    {
        var application = await _panel.Bench.OneAsync(viewer, Scorecards, new { id = _panel.ApplicationId });
        application.GetProperty("scorecards").GetArrayLength().ShouldBe(1);
    }

    private Task<JsonElement> SubmitAsync(Viewer interviewer, string interviewId) => _panel.Bench.OneAsync(
        interviewer,
        """
        mutation($input: SubmitScorecardInput!) {
          submitScorecard(input: $input) {
            created scorecard { revision status recommendation summary ratings { dimension { key } score evidence } } errors { code }
          }
        }
        """,
        new
        {
            input = new
            {
                interviewId,
                recommendation = "YES",
                summary = "Knew the queue's numbers by heart.",
                ratings = new object[]
                {
                    new { dimensionKey = "ownership", score = 4, evidence = "Followed the alert to its cause." },
                    new { dimensionKey = "trade-offs", score = 4, evidence = "Named two stores and their limits." },
                },
            },
        });
}
