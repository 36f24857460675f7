using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using InterviewKit.Documents.Serialization;

namespace InterviewKit.Documents.Mapping;

/// <summary>Finds the JSON of members, by the names and converters of the serializer.</summary>
internal sealed class JsonMembers(JsonDocumentSerializer serializer, string schema)
{
    /// <summary>The member at the end of a path that starts at some jsonb.</summary>
    /// <param name="root">An SQL expression of type jsonb, such as <c>d.data</c>.</param>
    /// <param name="path">The members, outermost first; at least one.</param>
    public DocumentMember Locate(string root, IReadOnlyList<MemberInfo> path)
    {
        var keys = path.Select(Find).ToList();
        var parent = keys.SkipLast(1).Aggregate(root, (json, key) => $"{json} -> {Literal(key.Name)}");
        var last = Literal(keys[^1].Name);
        return Value($"{parent} -> {last}", $"{parent} ->> {last}", ((PropertyInfo)path[^1]).PropertyType, keys[^1].CustomConverter is not null, (root, [.. keys.Select(key => key.Name)]));
    }

    /// <summary>An element of an array, which is a value itself.</summary>
    public DocumentMember Element(string json, Type type) => Value(json, $"{json} #>> '{{}}'", type, hasOwnConverter: false, (json, []));

    public bool HasOwnConverter(MemberInfo member) => Find(member).CustomConverter is not null;

    private DocumentMember Value(string json, string text, Type type, bool hasOwnConverter, (string, IReadOnlyList<string>) rootAndPath)
    {
        var scalar = hasOwnConverter ? null : ScalarType.Find(type, serializer);
        return new(json, text, scalar?.Cast(text, schema), scalar, type) { RootAndPath = rootAndPath };
    }

    private static string Literal(string name) => $"'{name.Replace("'", "''", StringComparison.Ordinal)}'";

    private JsonPropertyInfo Find(MemberInfo member)
    {
        var owner = member.ReflectedType is { IsInterface: false } reflected ? reflected : member.DeclaringType!;
        foreach (var property in serializer.TypeInfo(owner).Properties)
        {
            if (property.AttributeProvider is MemberInfo candidate && candidate.Name == member.Name && property.Get is not null)
                return property;
        }

        throw new BadLinqExpressionException($"{owner.Name}.{member.Name} is not part of the stored JSON, so no query can use it.");
    }
}
