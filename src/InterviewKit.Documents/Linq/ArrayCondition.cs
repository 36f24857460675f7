using System.Collections;
using System.Linq.Expressions;
using System.Text.Json;
using System.Text.Json.Nodes;
using InterviewKit.Documents.Mapping;
using InterviewKit.Documents.Serialization;
using Npgsql;
using NpgsqlTypes;

namespace InterviewKit.Documents.Linq;

/// <summary>Conditions on members that are arrays.</summary>
internal static class ArrayCondition
{
    /// <summary>The array; null where the JSON has null, which is no array to PostgreSQL.</summary>
    public static string OrNull(DocumentMember array) => $"nullif({array.Json}, 'null')";

    public static string Length(DocumentMember array) => $"jsonb_array_length({OrNull(array)})";

    /// <summary>The array whose length an expression asks for; <c>null</c> when it doesn't.</summary>
    public static Expression? CountedArray(Expression node) => node switch
    {
        MemberExpression { Member.Name: "Count" or "Length", Expression: { } array } when array.Type != typeof(string) => array,
        UnaryExpression { NodeType: ExpressionType.ArrayLength } length => length.Operand,
        MethodCallExpression { Method.Name: "Count", Arguments: [var array] } call when call.Method.DeclaringType == typeof(Enumerable) => array,
        _ => null,
    };

    /// <summary>
    /// Whether the array holds a value. Written over the whole document, so that a GIN index on it serves; <c>null</c> when the JSON of two equal values
    /// may differ, so that containment would miss some.
    /// </summary>
    public static string? Contains(DocumentMember array, Type elementType, int slot, Expression item, SqlParameters parameters, JsonDocumentSerializer serializer)
    {
        if (ScalarType.Find(elementType, serializer) is not { IsComparedAsJson: true })
            return null;
        var (root, path) = array.RootAndPath;
        var parameter = parameters.Add(slot, value => new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.Jsonb,
            Value = Nested(path, JsonSerializer.SerializeToNode(value, elementType, serializer.Strict)).ToJsonString(),
        });
        return item.Type.IsByRefLike ? null : $"{root} @> {parameter}";
    }

    /// <summary>
    /// Whether the array holds any value of a list without nulls. A JSON path over the whole document, which a GIN index on it serves, as it does not
    /// serve a look at each element; <c>null</c> when the JSON of two equal values may differ.
    /// </summary>
    public static string? ContainsAny(DocumentMember array, Type elementType, int listSlot, SqlParameters parameters, JsonDocumentSerializer serializer)
    {
        if (ScalarType.Find(elementType, serializer) is not { IsComparedAsJson: true })
            return null;
        var (root, path) = array.RootAndPath;
        var elements = $"${string.Concat(path.Select(name => $".{JsonSerializer.Serialize(name)}"))}[*]";
        var parameter = parameters.Add(listSlot, list => new NpgsqlParameter
        {
            NpgsqlDbType = NpgsqlDbType.JsonPath,
            Value = $"{elements} ? ({AnyOf((IEnumerable)list!, elementType, serializer)})",
        });
        return $"{root} @? {parameter}";
    }

    private static string AnyOf(IEnumerable list, Type elementType, JsonDocumentSerializer serializer)
    {
        var conditions = list.Cast<object>().Select(value => $"@ == {JsonSerializer.Serialize(value, elementType, serializer.Strict)}").ToList();
        return conditions.Count == 0 ? "1 == 0" : string.Join(" || ", conditions);
    }

    private static JsonNode Nested(IReadOnlyList<string> path, JsonNode? value)
    {
        JsonNode nested = new JsonArray(value);
        for (var i = path.Count - 1; i >= 0; i--)
            nested = new JsonObject { [path[i]] = nested };
        return nested;
    }
}
