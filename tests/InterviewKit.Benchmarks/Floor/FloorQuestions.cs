using System.Globalization;
using System.Text.Json;
using InterviewKit.Access;
using InterviewKit.Questions;
using InterviewKit.Shared;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Benchmarks.Floor;

/// <summary>The first page of the questions that match, by title, in one round trip.</summary>
internal static class FloorQuestions
{
    private const int Size = 20;

    private const string Sql = """
        select id, data -> 'Content' ->> 'Title', (data -> 'Content' -> 'Kind')::integer, (data -> 'Content' -> 'Minutes')::integer, data -> 'Content' -> 'DimensionKeys'
          from mt_doc_question
         where tenant_id = $1 and data @> $2
         order by data -> 'Content' ->> 'Title', id
         limit 21
        """;

    private sealed record Row(string Key, string Title, QuestionKind Kind, int Minutes, string[] Dimensions);

    public static async Task<Action<Utf8JsonWriter>?> ReadAsync(HttpContext context, NpgsqlDataSource database, Viewer caller)
    {
        var query = context.Request.Query;
        var level = int.Parse(query["level"].ToString(), CultureInfo.InvariantCulture);
        var filter = $$"""{"Status":3, "Content":{"RoleKeys":["{{query["role"]}}"],"DimensionKeys":["{{query["dimension"]}}"],"Levels":[{{level}}] } }""";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand(Sql)
        {
            Parameters = { new NpgsqlParameter<string> { TypedValue = caller.Workspace }, new() { Value = filter, NpgsqlDbType = NpgsqlDbType.Jsonb } },
        });
        batch.BatchCommands.Add(FloorNames.Dimensions(caller.Workspace));
        await using var reader = await batch.ExecuteReaderAsync(context.RequestAborted);
        var rows = new List<Row>(Size + 1);
        while (await reader.ReadAsync(context.RequestAborted))
        {
            rows.Add(new Row(
                reader.GetString(0),
                reader.GetString(1),
                (QuestionKind)reader.GetInt32(2),
                reader.GetInt32(3),
                JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(4), FloorDocuments.Default.StringArray)!));
        }

        await reader.NextResultAsync(context.RequestAborted);
        var names = await FloorNames.ReadAsync(reader, context.RequestAborted);
        return json => Write(json, rows, names);
    }

    private static void Write(Utf8JsonWriter json, List<Row> rows, Dictionary<string, string> names)
    {
        var hasMore = rows.Count > Size;
        var page = hasMore ? rows[..Size] : rows;
        json.WriteStartObject("questions"u8);
        json.WriteStartArray("nodes"u8);
        foreach (var row in page)
        {
            json.WriteStartObject();
            json.WriteString("id"u8, GlobalId.Of(Question.NodeType, row.Key));
            json.WriteString("key"u8, row.Key);
            json.WriteString("title"u8, row.Title);
            json.WriteString("kind"u8, ScreamingSnake.Of(row.Kind));
            json.WriteNumber("minutes"u8, row.Minutes);
            json.WriteStartArray("dimensions"u8);
            foreach (var dimension in row.Dimensions)
            {
                json.WriteStartObject();
                json.WriteString("key"u8, dimension);
                json.WriteString("name"u8, names[dimension]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("pageInfo"u8);
        json.WriteBoolean("hasNextPage"u8, hasMore);
        json.WriteString("endCursor"u8, page.Count == 0 ? null : Cursor.Encode("question-title", [page[^1].Title, page[^1].Key]));
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
