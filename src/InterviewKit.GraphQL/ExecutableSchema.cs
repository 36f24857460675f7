using System.Collections.Frozen;
using System.Collections.Immutable;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL;

/// <summary>
/// A schema with all its bindings, ready to execute. Immutable and thread safe; made by <see cref="SchemaBuilder.Build"/>.
/// </summary>
public sealed class ExecutableSchema
{
    private readonly FrozenDictionary<CompositeType, ImmutableArray<BoundObject>> possibleTypes;

    internal ExecutableSchema(Schema definition, FrozenDictionary<CompositeType, ImmutableArray<BoundObject>> possibleTypes)
    {
        Definition = definition;
        this.possibleTypes = possibleTypes;
    }

    /// <summary>The type system, as the SDL declares it.</summary>
    public Schema Definition { get; }

    /// <summary>The bound root type; only for kinds of operation that the schema has.</summary>
    internal BoundObject Root(OperationType operation) =>
        possibleTypes[Definition.RootType(operation) ?? throw new InvalidOperationException($"The schema has no {operation} root.")][0];

    /// <summary>The object types of a composite type, in the order of its <see cref="CompositeType.PossibleTypes"/>.</summary>
    internal ImmutableArray<BoundObject> PossibleTypes(CompositeType type) => possibleTypes[type];
}
