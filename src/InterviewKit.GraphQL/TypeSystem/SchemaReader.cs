using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Makes a <see cref="Schema"/> of texts in the schema definition language.</summary>
public static class SchemaReader
{
    /// <summary>Reads one schema from any number of sources, whose order matters only for the order of fields and the like.</summary>
    /// <param name="sources">The texts.</param>
    /// <param name="scalars">How the input of custom scalars is coerced, by name; scalars that are not in it take any value.</param>
    public static SchemaReadResult Read(IEnumerable<Source> sources, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null) =>
        throw new NotSupportedException();
}

/// <summary>A schema, or all problems that keep the definitions from being one.</summary>
public sealed class SchemaReadResult
{
    internal SchemaReadResult(Schema? schema, ImmutableArray<SchemaProblem> problems)
    {
        Schema = schema;
        Problems = problems;
    }

    /// <summary>The schema; null where there are problems.</summary>
    public Schema? Schema { get; }

    /// <summary>The problems in the order of the sources; empty where there is a schema.</summary>
    public ImmutableArray<SchemaProblem> Problems { get; }

    /// <summary>Whether there is a schema.</summary>
    [MemberNotNullWhen(true, nameof(Schema))]
    public bool IsValid => Schema is not null;
}
