using System.Globalization;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Mocks;

/// <summary>The made-up data: every value follows from the way to it. reference/oracle.mjs computes the same.</summary>
internal sealed class MockValues(EmittedTypes types)
{
    public const uint RootKey = 1;

    public static uint Hash(uint key, string text)
    {
        unchecked
        {
            var value = key ^ 0x811c9dc5;
            foreach (var character in text) value = (value ^ character) * 0x01000193;
            value = (value ^ (value >> 15)) * 0x2c1b3c6d;
            return value ^ (value >> 13);
        }
    }

    /// <summary>The value of a field.</summary>
    /// <exception cref="GraphQLException">This is one of the fields that fail.</exception>
    public object? Resolve(uint parentKey, FieldDefinition field, FieldContext context)
    {
        var given = field.Arguments.Count > 0 ? types.Arguments.Write(field, context) : "";
        var key = Hash(parentKey, field.Name + given);
        if (key % 11 == 0) throw new GraphQLException(new GraphQLError("mock", "MOCK"));
        return given.Length > 0 && field.Type.Nullable is ScalarType { Name: "String" } ? given : ValueOf(field.Type, key);
    }

    private object? ValueOf(GraphQLType type, uint key)
    {
        if (type.IsNonNull ? key % 19 == 3 : key % 5 == 0) return null;
        return type.Nullable switch
        {
            ListType list => ListOf(list, key),
            ObjectType named => types.Create(named, key),
            CompositeType named => types.Create(Pick(named, key), key),
            EnumType named => types.EnumValue(named, named.Values[(int)(key % named.Values.Count)].Name),
            var scalar => ScalarOf(scalar.Named.Name, key),
        };
    }

    private Array ListOf(ListType list, uint key)
    {
        var items = Array.CreateInstance(types.Output(list.ItemType), (int)(key % 4));
        for (var i = 0; i < items.Length; i++)
            items.SetValue(ValueOf(list.ItemType, Hash(key, i.ToString(CultureInfo.InvariantCulture))), i);
        return items;
    }

    private static ObjectType Pick(CompositeType type, uint key)
    {
        ObjectType[] possible = [.. type.PossibleTypes.OrderBy(static possible => possible.Name, StringComparer.Ordinal)];
        return possible[key % possible.Length];
    }

    private static object ScalarOf(string name, uint key) => name switch
    {
        "Int" => (int)(key % 2001) - 1000,
        "Float" => (key % 4001) / 8.0,
        "Boolean" => key % 2 == 1,
        "ID" => (key % 1000).ToString(CultureInfo.InvariantCulture),
        _ => $"s{(key % 100).ToString(CultureInfo.InvariantCulture)}",
    };
}
