using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Scorecards;
using InterviewKit.Shared;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>An application's scorecards for their author, in one round trip. What others wrote would need a receipt, and is refused.</summary>
internal static class FloorScorecards
{
    private const string VisibleSql = """
        select c.data ->> 'PersonId', c.data ->> 'NormalizedEmail',
               exists (select from mt_doc_interview i where i.tenant_id = $1 and (i.data ->> 'ApplicationId')::uuid = $2 and (i.data ->> 'InterviewerId')::uuid = $3)
          from mt_doc_application a
          join mt_doc_candidate c on c.tenant_id = a.tenant_id and c.id = (a.data ->> 'CandidateId')::uuid
         where a.tenant_id = $1 and a.id = $2
        """;

    private const string Sql = """
        select (s.data ->> 'InterviewerId')::uuid, s.data, t.data, p.data ->> 'Name'
          from mt_doc_scorecard s
          left join mt_doc_scorecardtext t on t.tenant_id = s.tenant_id
            and t.id = replace(s.id::text, '-', '') || '/' || (s.data -> 'Revisions' -> -1 ->> 'Number')
          join mt_doc_person p on p.tenant_id = s.tenant_id and p.id = (s.data ->> 'InterviewerId')::uuid
         where s.tenant_id = $1 and (s.data ->> 'ApplicationId')::uuid = $2 and s.data -> 'Status' <> '3'
         order by (s.data ->> 'SubmittedAt')::timestamptz, s.id
        """;

    private sealed record Row(FloorScorecardRevision Revision, FloorText Text, string Interviewer);

    public static async Task<Action<Utf8JsonWriter>?> ReadAsync(HttpContext context, NpgsqlDataSource database, Viewer caller)
    {
        if (GlobalId.Parse<ApplicationId>((string)context.Request.RouteValues["id"]!) is not { } id || caller.Person is not { Value: var person })
        {
            return null;
        }

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(VisibleSql, caller.Workspace, id.Value, person));
        batch.BatchCommands.Add(Command(Sql, caller.Workspace, id.Value));
        await using var reader = await batch.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted) || !reader.GetBoolean(2)
            || (!reader.IsDBNull(0) && reader.GetString(0) == person.ToString()) || (!reader.IsDBNull(1) && reader.GetString(1) == caller.Email))
        {
            return null;
        }

        await reader.NextResultAsync(context.RequestAborted);
        var rows = new List<Row>();
        while (await reader.ReadAsync(context.RequestAborted))
        {
            if (reader.GetGuid(0) != person)
            {
                throw new InvalidOperationException("A scorecard of somebody else would need a receipt: the floor writes none.");
            }

            rows.Add(new Row(
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), FloorDocuments.Default.FloorScorecard)!.Revisions[^1],
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), FloorDocuments.Default.FloorText)!,
                reader.GetString(3)));
        }

        return json => Write(json, rows);
    }

    private static NpgsqlBatchCommand Command(string sql, string workspace, params Guid[] ids)
    {
        var command = new NpgsqlBatchCommand(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = workspace } } };
        foreach (var id in ids)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = id });
        }

        return command;
    }

    private static void Write(Utf8JsonWriter json, List<Row> rows)
    {
        json.WriteStartObject("application"u8);
        json.WriteStartArray("scorecards"u8);
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteNumber("revision"u8, row.Revision.Number);
            json.WriteString("recommendation"u8, ScreamingSnake.Of((Recommendation)row.Revision.Recommendation));
            json.WriteString("summary"u8, row.Text.Summary);
            json.WriteStartObject("interviewer"u8);
            json.WriteString("name"u8, row.Interviewer);
            json.WriteEndObject();
            json.WriteStartArray("ratings"u8);
            for (var i = 0; i < row.Revision.Ratings.Length; i++)
            {
                WriteRating(json, row.Revision.Ratings[i], row.Text.Evidence[i]);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRating(Utf8JsonWriter json, FloorRating rating, string evidence)
    {
        json.WriteStartObject();
        json.WriteStartObject("dimension"u8);
        json.WriteString("key"u8, rating.DimensionKey);
        json.WriteEndObject();
        json.WriteString("assessment"u8, ScreamingSnake.Of((Assessment)rating.Assessment));
        if (rating.Score is { } score)
        {
            json.WriteNumber("score"u8, score);
        }
        else
        {
            json.WriteNull("score"u8);
        }

        json.WriteString("evidence"u8, evidence);
        json.WriteEndObject();
    }
}
