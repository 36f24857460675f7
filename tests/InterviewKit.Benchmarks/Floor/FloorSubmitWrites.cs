using System.Text.Json;
using InterviewKit.Hiring;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>The rows of a submit, as one batch.</summary>
internal static class FloorSubmitWrites
{
    private const string OutboxSql = "insert into ik_outbox (workspace, type, node_id, application_id, at) values ($1, $2, $3, $4, $5)";

    public static void Add(
        NpgsqlBatch batch, Actor actor, ScorecardSubmitted submitted, FloorSubmitFacts facts, FloorSubmit.FloorInput input, DateTimeOffset now)
    {
        var workspace = actor.Workspace;
        var scorecard = ScorecardId.Of(submitted.InterviewId);
        Add(batch, "insert into mt_streams (tenant_id, id, type, version, timestamp, created, is_archived) values ($1, $2, 'scorecard', 1, $3, $3, false)", workspace, scorecard.Value, now);
        Add(
            batch,
            """
            insert into mt_events (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, mt_dotnet_type, is_archived)
            values (nextval('mt_events_sequence'), $2, $3, 1, $4, 'scorecard_submitted', $5, $1, $6, false)
            """,
            workspace, Guid.CreateVersion7(now), scorecard.Value, Json(submitted), now, typeof(ScorecardSubmitted).FullName!);
        Add(
            batch,
            "insert into mt_doc_scorecard (tenant_id, id, data, mt_dotnet_type, mt_version) values ($1, $2, $3, $4, 1)",
            workspace, scorecard.Value, Json(Scorecard.Create(submitted)), typeof(Scorecard).FullName!);
        var text = new ScorecardText
        {
            Id = ScorecardText.IdOf(scorecard, 1),
            Summary = input.Summary.Trim(),
            Evidence = [.. input.Ratings.Select(rating => rating.Evidence.Trim())],
        };
        Add(
            batch,
            "insert into mt_doc_scorecardtext (tenant_id, id, data, mt_version, mt_dotnet_type) values ($1, $2, $3, $4, $5)",
            workspace, text.Id, Json(text), Guid.CreateVersion7(now), typeof(ScorecardText).FullName!);
        const string update = "set data = $3, mt_version = mt_version + 1, mt_last_modified = transaction_timestamp() where tenant_id = $1 and id = $2 and mt_version = $4";
        var completed = facts.Interview with { Status = InterviewStatus.Completed, Version = facts.InterviewVersion + 1 };
        Add(batch, $"update mt_doc_interview {update}", workspace, completed.Id.Value, Json(completed), facts.InterviewVersion);
        if (facts.OthersAreIn && facts.Application.PanelCompletedAt is null)
        {
            var application = facts.Application with { PanelCompletedAt = now, Version = facts.ApplicationVersion + 1 };
            Add(batch, $"update mt_doc_application {update}", workspace, application.Id.Value, Json(application), facts.ApplicationVersion);
        }

        var applicationId = GlobalId.Of(submitted.ApplicationId);
        Add(batch, OutboxSql, workspace, (int)ChangeType.ScorecardSubmitted, GlobalId.Of(scorecard), applicationId, now);
        Add(batch, OutboxSql, workspace, (int)ChangeType.InterviewChanged, GlobalId.Of(submitted.InterviewId), applicationId, now);
        Add(batch, OutboxSql, workspace, (int)ChangeType.ProfileUpdated, applicationId, applicationId, now);
        Add(
            batch,
            """
            insert into ik_audit (workspace, at, actor_id, actor_name, acting_key_id, action, node_id, outcome, request_id)
            values ($1, $2, $3, $4, $5, 'submitScorecard', $6, 1, $7)
            """,
            workspace, now, actor.Id, actor.Name, actor.ActingKeyId!, GlobalId.Of(scorecard), actor.RequestId!);
    }

    private static NpgsqlParameter Json<T>(T value) => new() { NpgsqlDbType = NpgsqlDbType.Jsonb, Value = JsonSerializer.SerializeToUtf8Bytes(value) };

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(value as NpgsqlParameter ?? new NpgsqlParameter { Value = value });
        }

        batch.BatchCommands.Add(command);
    }
}
