using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using InterviewKit.GraphQL.Execution.Columns;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>An object type with the CLR type of its values and its bound fields.</summary>
internal abstract class BoundObject(ObjectType definition)
{
    public ObjectType Definition { get; } = definition;

    public JsonEncodedText EncodedName { get; } = JsonEncodedText.Encode(definition.Name);

    public abstract Type ClrType { get; }

    /// <summary>The guards of directives on the type.</summary>
    public ImmutableArray<FieldGuard> Guards { get; set; } = [];

    /// <summary>The fields by name, meta-fields of the query root included; <c>__typename</c> is not among them.</summary>
    public FrozenDictionary<string, BoundField> Fields { get; set; } = FrozenDictionary<string, BoundField>.Empty;

    /// <summary>What speaks against completing values of the type for the field.</summary>
    public GraphQLError? Refuse(FieldContext context)
    {
        foreach (var guard in Guards)
        {
            if (guard(context) is { } error) return error;
        }

        return null;
    }

    /// <summary>What is wrong with a value of another CLR type.</summary>
    public string Unexpected(object value) => $"Expected a value of \"{Definition.Name}\" ({ClrType}), found a {value.GetType()}.";

    public abstract Rows CreateRows(SelectionPlan plan, object[] items, ObjectColumn owner, int[] positions);
}

internal sealed class BoundObject<T>(ObjectType definition) : BoundObject(definition)
{
    public override Type ClrType => typeof(T);

    public override Rows CreateRows(SelectionPlan plan, object[] items, ObjectColumn owner, int[] positions)
    {
        var typed = new T[items.Length];
        for (var i = 0; i < items.Length; i++)
            typed[i] = (T)items[i];
        return new Rows<T>(plan, typed, owner, positions);
    }
}
