using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem.Reading;

namespace InterviewKit.GraphQL.TypeSystem;

/// <summary>Makes a <see cref="Schema"/> of texts in the schema definition language.</summary>
public static class SchemaReader
{
    /// <summary>Reads one schema from any number of sources, whose order matters only for the order of fields and the like.</summary>
    /// <param name="sources">The texts, at best with a name each.</param>
    /// <param name="scalars">How the input of custom scalars is coerced, by name; scalars that are not in it take any value.</param>
    /// <returns>The schema, or every problem found: where some text is not GraphQL, the syntax errors of all texts alone.</returns>
    public static SchemaReadResult Read(IEnumerable<Source> sources, IReadOnlyDictionary<string, ScalarCoercion>? scalars = null)
    {
        ArgumentNullException.ThrowIfNull(sources);

        Source[] texts = [.. sources];
        var problems = new SchemaProblems(texts);
        var definitions = new List<DefinitionNode>();
        foreach (var text in texts)
        {
            if (IsBlank(text)) continue;
            if (Parser.TryParse(text, ParserOptions.Trusted, out var document, out var error))
                definitions.AddRange(document.Definitions);
            else
                problems.Add($"Syntax error: {error.Message}", null, new Location(text, error.Offset, error.Offset));
        }

        if (problems.Any) return new SchemaReadResult(null, problems.ToImmutable());

        var catalog = new DefinitionCatalog(definitions, problems);
        var schema = new SchemaAssembler(catalog, scalars ?? FrozenDictionary<string, ScalarCoercion>.Empty, problems).Assemble();
        return new SchemaReadResult(schema, problems.ToImmutable());
    }

    /// <summary>A source without any definition, such as a file of comments, adds nothing, and is no fault in a schema of many sources.</summary>
    private static bool IsBlank(Source source)
    {
        try
        {
            return new Lexer(source).Next().Kind == TokenKind.EndOfDocument;
        }
        catch (SyntaxException)
        {
            // The parser reports it with all it knows.
            return false;
        }
    }
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
