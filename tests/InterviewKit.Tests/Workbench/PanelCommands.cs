using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests;

/// <summary>Commands on interviews, drafts and scorecards, as a test sends them: a case is who, what and with which input.</summary>
internal static class PanelCommands
{
    private const string Errors = "errors { __typename code message path ... on WrongState { state } ... on VersionConflict { currentVersion } }";

    private const string Interview = """
        interview { id version status scheduledAt minutes startedAt finishedAt scorecardDueAt late cancelReason interviewer { name } application { sealed } }
        """;

    private const string Draft = """
        draft { version savedAt recommendation summary interview { id } notes { question { key } text } ratings { dimension { key } question { key } assessment score evidence } }
        """;

    private const string Scorecard = """
        scorecard { id revision status origin recommendation summary submittedAt updatedAt receipt { known independent exposures { kind } }
          externalRefs { system id } ratings { dimension { key } score evidence } interview { id status interviewer { name } } }
        """;

    /// <summary>Sends a command whose input is named after it, and gives its payload.</summary>
    public static Task<JsonElement> SendAsync(this Workbench bench, Viewer viewer, string mutation, object input)
    {
        var (type, fields) = mutation switch
        {
            "startInterview" or "finishInterview" or "markNoShow" => ("VersionedIdInput", Interview),
            "cancelInterview" => ("ReasonedIdInput", Interview),
            "rescheduleInterview" => ("RescheduleInterviewInput", Interview),
            "reassignInterview" => ("ReassignInterviewInput", Interview),
            "withdrawApplication" => ("ReasonedIdInput", "application { id version status }"),
            "saveScorecardDraft" => ("SaveScorecardDraftInput", Draft),
            "discardScorecardDraft" => ("VersionedIdInput", Draft),
            "submitScorecard" => ("SubmitScorecardInput", $"created {Scorecard}"),
            "amendScorecard" => ("AmendScorecardInput", $"created {Scorecard}"),
            "importScorecard" => ("ImportScorecardInput", $"created {Scorecard}"),
            "withdrawScorecard" => ("WithdrawScorecardInput", $"created {Scorecard}"),
            _ => throw new ArgumentOutOfRangeException(nameof(mutation), mutation, "A mutation that no test has sent yet."),
        };
        return bench.OneAsync(viewer, $"mutation($input: {type}!) {{ {mutation}(input: $input) {{ {fields} {Errors} }} }}", new { input });
    }

    /// <summary>The same, which has to succeed.</summary>
    public static async Task<JsonElement> DoneAsync(this Workbench bench, Viewer viewer, string mutation, object input)
    {
        var payload = await bench.SendAsync(viewer, mutation, input);
        payload.Refusals().ShouldBeEmpty(payload.GetRawText());
        return payload;
    }

    /// <summary>Each refusal as its type and the path that it names.</summary>
    public static string[] Refusals(this JsonElement payload) =>
        [.. payload.GetProperty("errors").EnumerateArray().Select(error => string.Join(
            ' ',
            error.GetProperty("__typename").GetString(),
            string.Join('.', error.GetProperty("path").EnumerateArray().Select(step => step.GetString()))))];

    /// <summary>The ratings that complete a scorecard of the bank's set.</summary>
    public static object[] Ratings(int score = 4) =>
    [
        new { dimensionKey = "ownership", score, evidence = "Followed the alert to its cause." },
        new { dimensionKey = "trade-offs", score, evidence = "Named two stores and their limits." },
    ];
}
