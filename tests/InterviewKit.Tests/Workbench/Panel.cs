using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests;

/// <summary>A bench with an opening, its people and one application: what most stories begin with.</summary>
internal sealed class Panel
{
    private Panel(Workbench bench) => Bench = bench;

    public Workbench Bench { get; }

    public Viewer Lead { get; private set; } = null!;

    public Viewer Ann { get; private set; } = null!;

    public Viewer Ben { get; private set; } = null!;

    public Viewer Outsider { get; private set; } = null!;

    public string OpeningId { get; private set; } = null!;

    public string ApplicationId { get; private set; } = null!;

    public static async Task<Panel> StartAsync(Workbench bench, string sealPolicy = "UNTIL_OWN_SUBMITTED")
    {
        var panel = new Panel(bench)
        {
            Lead = await bench.PersonAsync("Lena Lead", PersonRole.PanelLead),
            Ann = await bench.PersonAsync("Ann Smith"),
            Ben = await bench.PersonAsync("Ben Jones"),
            Outsider = await bench.PersonAsync("Olga Outside"),
        };
        var opened = await bench.OneAsync(
            panel.Lead,
            "mutation($input: OpenOpeningInput!) { openOpening(input: $input) { opening { id } errors { message } } }",
            new
            {
                input = new
                {
                    title = "Developer",
                    roleKey = "developer",
                    level = "MID",
                    sealPolicy,
                    panel = new object[] { new { person = new { email = "lena.lead@example.com" }, lead = true } },
                },
            });
        panel.OpeningId = opened.GetProperty("opening").GetProperty("id").GetString()!;
        panel.ApplicationId = await panel.ApplyAsync("Carla Candidate");
        return panel;
    }

    public async Task<string> ApplyAsync(string name)
    {
        var added = await Bench.OneAsync(
            Lead,
            "mutation($input: AddApplicationInput!) { addApplication(input: $input) { application { id } errors { message } } }",
            new { input = new { opening = new { id = OpeningId }, candidate = new { @new = new { name, email = $"{name.Replace(' ', '.')}@mail.example" } } } });
        return added.GetProperty("application").GetProperty("id").GetString()!;
    }

    /// <summary>The id of an interview of the application, by that person, with the bank's set.</summary>
    public async Task<string> ScheduleAsync(Viewer interviewer, string? applicationId = null)
    {
        var scheduled = await Bench.OneAsync(
            Lead,
            "mutation($input: ScheduleInterviewInput!) { scheduleInterview(input: $input) { interview { id } errors { message } } }",
            new
            {
                input = new
                {
                    application = new { id = applicationId ?? ApplicationId },
                    interviewer = new { email = interviewer.Email },
                    questionSetId = InterviewKit.Shared.GlobalId.Of("QuestionSet", "developer-mid"),
                    scheduledAt = "2026-03-02T10:00:00Z",
                },
            });
        scheduled.GetProperty("errors").GetArrayLength().ShouldBe(0, scheduled.GetRawText());
        return scheduled.GetProperty("interview").GetProperty("id").GetString()!;
    }

    public Task<JsonElement> SubmitAsync(Viewer interviewer, string interviewId, int score = 4, string? idempotencyKey = null, string summary = "Knew the queue's numbers by heart.") =>
        Bench.OneAsync(
            interviewer,
            """
            mutation($input: SubmitScorecardInput!) {
              submitScorecard(input: $input) {
                created scorecard { id revision status recommendation summary receipt { known independent exposures { kind } } interview { status } }
                errors { __typename code message path ... on WrongState { state } }
              }
            }
            """,
            new
            {
                input = new
                {
                    interviewId,
                    recommendation = "YES",
                    summary,
                    idempotencyKey,
                    ratings = new object[]
                    {
                        new { dimensionKey = "ownership", score, evidence = "Followed the alert to its cause." },
                        new { dimensionKey = "trade-offs", score, evidence = "Named two stores and their limits." },
                    },
                },
            });

    public async Task<(string Seal, string[] Authors)> ScorecardsAsync(Viewer viewer)
    {
        var application = await Bench.OneAsync(
            viewer, "query($id: ID!) { application(id: $id) { sealed scorecards { interviewer { name } summary ratings { score evidence } } } }", new { id = ApplicationId });
        return (
            application.GetProperty("sealed").GetString()!,
            [.. application.GetProperty("scorecards").EnumerateArray().Select(it => it.GetProperty("interviewer").GetProperty("name").GetString()!)]);
    }
}
