using System.Text.Json;
using InterviewKit.Access;

namespace InterviewKit.Tests.Debriefs;

/// <summary>A panel of two with an administrator and a recruiter, and what is asked of its debrief.</summary>
internal sealed class DebriefDesk(Panel panel) : IAsyncDisposable
{
    private const string Open = """
        mutation($input: VersionedIdInput!) { openDebrief(input: $input) {
          application { version debrief { state openedAt openedBy { name } } } errors { code path ... on WrongState { state } ... on VersionConflict { currentVersion } } } }
        """;

    private const string Decide = """
        mutation($input: RecordDecisionInput!) { recordDecision(input: $input) {
          application { version status decision { outcome rationale decidedBy { name } decidedAt } decisions { outcome } }
          errors { code path ... on WrongState { state } ... on VersionConflict { currentVersion } } } }
        """;

    private const string Debrief = """
        query($id: ID!) { application(id: $id) { sealed debrief {
          state openedAt openedBy { name }
          rows { dimension { key } agreement spread cells { interview { id } interviewer { name } score assessment ratings { evidence score } } }
          recommendations { interview { id } interviewer { name } scorecard { revision } recommendation }
          missing { interviewer { name } late scorecardDueAt } } } }
        """;

    public Panel Panel => panel;

    public Workbench Bench => panel.Bench;

    public Viewer Admin { get; private set; } = null!;

    public Viewer Recruiter { get; private set; } = null!;

    public static async Task<DebriefDesk> StartAsync()
    {
        var bench = await Workbench.StartAsync();
        var panel = await Panel.StartAsync(bench);
        return new DebriefDesk(panel)
        {
            Admin = await bench.PersonAsync("Ada Admin", PersonRole.Admin),
            Recruiter = await bench.PersonAsync("Rita Recruiter", PersonRole.Recruiter),
        };
    }

    /// <summary>Ann and Ben interview; Ann's scorecard is in, and Ben's where he is said to have one.</summary>
    public async Task<(string Anns, string Bens)> InterviewAsync(bool ben = true)
    {
        var anns = await panel.ScheduleAsync(panel.Ann);
        var bens = await panel.ScheduleAsync(panel.Ben);
        await panel.SubmitAsync(panel.Ann, anns, score: 5);
        Bench.Time.Advance(TimeSpan.FromMinutes(1));
        if (ben)
        {
            await panel.SubmitAsync(panel.Ben, bens, score: 3);
        }

        return (anns, bens);
    }

    public Task<JsonElement> OpenAsync(Viewer viewer, int? expectedVersion = null, string? idempotencyKey = null) =>
        Bench.OneAsync(viewer, Open, new { input = new { id = panel.ApplicationId, expectedVersion, idempotencyKey } });

    public Task<JsonElement> DecideAsync(
        Viewer viewer, string outcome = "ADVANCE", string rationale = "Both heard it owned to the end.", int? expectedVersion = null, string? idempotencyKey = null) =>
        Bench.OneAsync(viewer, Decide, new { input = new { applicationId = panel.ApplicationId, outcome, rationale, expectedVersion, idempotencyKey } });

    public async Task<JsonElement> DebriefAsync(Viewer viewer) =>
        (await Bench.OneAsync(viewer, Debrief, new { id = panel.ApplicationId })).GetProperty("debrief");

    /// <summary>What of others' judgement was shown, as person's name and kind.</summary>
    public async Task<IReadOnlyList<(Guid Person, int Kind)>> ExposuresAsync()
    {
        await using var command = Bench.Database.DataSource.CreateCommand("select person_id, kind from ik_exposure order by id");
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(Guid, int)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetGuid(0), reader.GetInt32(1)));
        }

        return rows;
    }

    /// <summary>The types of what left the service, and each row as text.</summary>
    public async Task<IReadOnlyList<int>> AnnouncedAsync()
    {
        await using var command = Bench.Database.DataSource.CreateCommand("select type from ik_outbox order by sequence");
        await using var reader = await command.ExecuteReaderAsync();
        var types = new List<int>();
        while (await reader.ReadAsync())
        {
            types.Add(reader.GetInt32(0));
        }

        return types;
    }

    public static string? Code(JsonElement payload) => payload.GetProperty("errors") is { } errors && errors.GetArrayLength() > 0 ? errors[0].GetProperty("code").GetString() : null;

    public ValueTask DisposeAsync() => Bench.DisposeAsync();
}
