using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Questions;
using InterviewKit.Shared;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>A published set with its questions and their rubrics, in one round trip.</summary>
internal static class FloorQuestionSet
{
    private const string OfSet = """
          from mt_doc_questionset s
          join mt_doc_questionsetversion v on v.tenant_id = s.tenant_id and v.id = s.data ->> 'CurrentVersionId'
        """;

    private const string Sql = $"""
        select s.data ->> 'Name', v.data {OfSet} where s.tenant_id = $1 and s.id = $2 and s.data -> 'Status' in ('2', '3')
        """;

    private const string RevisionsSql = $"""
        select r.id, r.data {OfSet}
         cross join lateral jsonb_array_elements(v.data -> 'Items') as i
          join mt_doc_questionrevision r on r.tenant_id = s.tenant_id and r.id = (i ->> 'QuestionKey') || '/' || (i ->> 'Revision')
         where s.tenant_id = $1 and s.id = $2
        """;

    public static async Task<Action<Utf8JsonWriter>?> ReadAsync(HttpContext context, NpgsqlDataSource database, Viewer caller)
    {
        var key = (string)context.Request.RouteValues["key"]!;
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Command(Sql, caller.Workspace, key));
        batch.BatchCommands.Add(Command(RevisionsSql, caller.Workspace, key));
        batch.BatchCommands.Add(FloorNames.Dimensions(caller.Workspace));
        await using var reader = await batch.ExecuteReaderAsync(context.RequestAborted);
        if (!await reader.ReadAsync(context.RequestAborted))
        {
            return null;
        }

        var name = reader.GetString(0);
        var items = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), FloorDocuments.Default.FloorSetVersion)!.Items;
        await reader.NextResultAsync(context.RequestAborted);
        var revisions = new Dictionary<string, FloorContent>(items.Length);
        while (await reader.ReadAsync(context.RequestAborted))
        {
            revisions[reader.GetString(0)] = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(1), FloorDocuments.Default.FloorRevision)!.Content;
        }

        await reader.NextResultAsync(context.RequestAborted);
        var names = await FloorNames.ReadAsync(reader, context.RequestAborted);
        return json => Write(json, name, items, revisions, names);
    }

    private static NpgsqlBatchCommand Command(string sql, string workspace, string key) =>
        new(sql) { Parameters = { new NpgsqlParameter<string> { TypedValue = workspace }, new NpgsqlParameter<string> { TypedValue = key } } };

    private static void Write(
        Utf8JsonWriter json, string name, FloorItem[] items, Dictionary<string, FloorContent> revisions, Dictionary<string, string> names)
    {
        json.WriteStartObject("questionSet"u8);
        json.WriteString("name"u8, name);
        json.WriteStartObject("current"u8);
        json.WriteNumber("minutes"u8, items.Sum(item => item.Minutes));
        json.WriteStartArray("items"u8);
        for (var i = 0; i < items.Length; i++)
        {
            var content = revisions[$"{items[i].QuestionKey}/{items[i].Revision}"];
            json.WriteStartObject();
            json.WriteNumber("position"u8, i + 1);
            json.WriteNumber("minutes"u8, items[i].Minutes);
            json.WriteStartObject("revision"u8);
            json.WriteString("title"u8, content.Title);
            json.WriteString("prompt"u8, content.Prompt);
            json.WriteString("kind"u8, ScreamingSnake.Of((QuestionKind)content.Kind));
            json.WriteNumber("minutes"u8, content.Minutes);
            json.WriteStartArray("rubric"u8);
            foreach (var row in content.Rubric)
            {
                WriteRow(json, row, names);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, FloorRubric row, Dictionary<string, string> names)
    {
        json.WriteStartObject();
        json.WriteStartObject("dimension"u8);
        json.WriteString("key"u8, row.DimensionKey);
        json.WriteString("name"u8, names[row.DimensionKey]);
        json.WriteEndObject();
        json.WriteStartArray("anchors"u8);
        foreach (var anchor in row.Anchors)
        {
            json.WriteStartObject();
            json.WriteNumber("score"u8, anchor.Score);
            json.WriteString("label"u8, anchor.Label);
            json.WriteString("behavior"u8, anchor.Behavior);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
