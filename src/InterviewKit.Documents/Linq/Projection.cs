using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using InterviewKit.Documents.Serialization;
using Npgsql;

namespace InterviewKit.Documents.Linq;

/// <summary>Makes what a query selects out of a row's columns.</summary>
internal abstract class Projection
{
    /// <param name="row">The row.</param>
    /// <param name="values">The values of the query that runs.</param>
    public abstract object? Read(NpgsqlDataReader row, IReadOnlyList<object?> values);
}

/// <summary>A column of JSON as a value of a type; where there is none, the type's default.</summary>
internal sealed class ColumnProjection(int ordinal, Type type, JsonTypeInfo typeInfo) : Projection
{
    private readonly object? missing = type.IsValueType ? Activator.CreateInstance(type) : null;

    public override object? Read(NpgsqlDataReader row, IReadOnlyList<object?> values)
    {
        if (row.IsDBNull(ordinal))
            return missing;
        using var json = row.GetStream(ordinal);
        return JsonDocumentSerializer.Read(json, typeInfo, missing);
    }
}

/// <summary>A value of the query itself.</summary>
internal sealed class ValueProjection(int slot) : Projection
{
    public override object? Read(NpgsqlDataReader row, IReadOnlyList<object?> values) => values[slot];
}

/// <summary>An object made by its constructor and its initialised members.</summary>
internal sealed class ObjectProjection(
    ConstructorInfo constructor,
    IReadOnlyList<Projection> arguments,
    IReadOnlyList<(PropertyInfo Member, Projection Value)> members) : Projection
{
    private readonly ConstructorInvoker invoker = ConstructorInvoker.Create(constructor);

    public override object Read(NpgsqlDataReader row, IReadOnlyList<object?> values)
    {
        var read = new object?[arguments.Count];
        for (var i = 0; i < read.Length; i++)
            read[i] = arguments[i].Read(row, values);
        var made = invoker.Invoke(read);
        foreach (var (member, value) in members)
            member.SetValue(made, value.Read(row, values));
        return made;
    }
}
