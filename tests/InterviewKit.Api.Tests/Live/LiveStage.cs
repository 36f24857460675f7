using InterviewKit.Access;
using InterviewKit.Api.Tests.Hosting;

namespace InterviewKit.Api.Tests.Live;

/// <summary>An installation of two nodes, with an opening and its people: what is done on one node is to be heard on the other.</summary>
public sealed class LiveStage : IAsyncLifetime
{
    public const string Lead = "lena.lead@example.com";
    public const string Ann = "ann.smith@example.com";
    public const string Ben = "ben.jones@example.com";

    private int _candidates;

    /// <summary>The node on which things are done.</summary>
    public ApiHost Near { get; private set; } = null!;

    /// <summary>The node that is listened to.</summary>
    public ApiHost Far { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Near = await ApiHost.StartWithBankAsync();
        Far = await Near.StartPeerAsync();
        await Near.AddPersonAsync("Lena Lead", PersonRole.PanelLead);
        await Near.AddPersonAsync("Ann Smith", PersonRole.Interviewer);
        await Near.AddPersonAsync("Ben Jones", PersonRole.Interviewer);
    }

    public async Task DisposeAsync()
    {
        await Far.DisposeAsync();
        await Near.DisposeAsync();
    }

    public async Task<string> OpenAsync() => await DoAsync(Lead, "openOpening", "OpenOpeningInput", "opening { id }", new
    {
        title = "Developer",
        roleKey = "developer",
        level = "MID",
        panel = new object[] { new { person = new { email = Lead }, lead = true } },
    });

    public async Task<string> ApplyAsync(string opening) => await DoAsync(Lead, "addApplication", "AddApplicationInput", "application { id }", new
    {
        opening = new { id = opening },
        candidate = new { @new = new { name = $"Candidate {Interlocked.Increment(ref _candidates)}" } },
    });

    public async Task<string> ScheduleAsync(string application, string interviewer) =>
        await DoAsync(Lead, "scheduleInterview", "ScheduleInterviewInput", "interview { id }", new
        {
            application = new { id = application },
            interviewer = new { email = interviewer },
            focusDimensionKeys = new[] { "ownership" },
        });

    public async Task MoveAsync(string interview, int minutes) =>
        await DoAsync(Lead, "rescheduleInterview", "RescheduleInterviewInput", "interview { id }", new { id = interview, minutes });

    public async Task<string> SubmitAsync(string interview, string interviewer) =>
        await DoAsync(interviewer, "submitScorecard", "SubmitScorecardInput", "scorecard { id }", new
        {
            interviewId = interview,
            recommendation = "YES",
            summary = "Knew the queue's numbers by heart.",
            ratings = new object[] { new { dimensionKey = "ownership", score = 4, evidence = "Followed the alert to its cause." } },
        });

    private async Task<string> DoAsync(string actAs, string mutation, string inputType, string selection, object input)
    {
        var data = await Near.Query($"mutation($input: {inputType}!) {{ {mutation}(input: $input) {{ {selection} errors {{ message }} }} }}", new { input }, actAs);
        var payload = data.GetProperty(mutation);
        payload.GetProperty("errors").GetArrayLength().ShouldBe(0, payload.GetRawText());
        return payload.EnumerateObject().First().Value.GetProperty("id").GetString()!;
    }
}
