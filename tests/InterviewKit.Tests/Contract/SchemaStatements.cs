using System.Text;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.Tests.Contract;

/// <summary>A schema as a set of statements that a client relies on: that a thing is there, and of which type it is.</summary>
internal static class SchemaStatements
{
    public static SortedSet<string> Of(string sdl, string name)
    {
        var result = SchemaReader.Read([new Source(Encoding.UTF8.GetBytes(sdl), name)]);
        result.Problems.ShouldBeEmpty();
        var statements = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var type in result.Schema!.Types)
        {
            if (!type.IsBuiltIn)
            {
                Add(type, statements);
            }
        }

        foreach (var directive in result.Schema.Directives)
        {
            if (!directive.IsBuiltIn)
            {
                statements.Add($"{directive.Coordinate} on {string.Join(" | ", directive.Locations.Order())}");
                Add(directive.Arguments, statements);
            }
        }

        return statements;
    }

    private static void Add(NamedType type, SortedSet<string> statements)
    {
        statements.Add($"{type.Kind} {type.Name}{Directives(type)}");
        if (type is CompositeType composite)
        {
            foreach (var field in composite.Fields)
            {
                statements.Add($"{field.Coordinate}: {field.Type}{Directives(field)}");
                Add(field.Arguments, statements);
            }

            foreach (var implemented in composite.Interfaces)
            {
                statements.Add($"{type.Name} implements {implemented.Name}");
            }
        }

        if (type is UnionType union)
        {
            foreach (var member in union.Members)
            {
                statements.Add($"{type.Name} has {member.Name}");
            }
        }

        if (type is EnumType @enum)
        {
            foreach (var value in @enum.Values)
            {
                statements.Add(value.Coordinate);
            }
        }

        if (type is InputObjectType input)
        {
            Add(input.Fields, statements);
        }
    }

    private static void Add(NamedList<InputValueDefinition> inputs, SortedSet<string> statements)
    {
        foreach (var input in inputs)
        {
            var @default = input.DefaultLiteral is { } literal ? $" = {SyntaxPrinter.Print(literal)}" : "";
            statements.Add($"{input.Coordinate}: {input.Type}{@default}");
        }
    }

    // What a field costs may change; who may read it, and what an input may hold, are promises.
    private static string Directives(ISchemaElement element) => string.Concat(element.AppliedDirectives
        .Where(directive => directive.Name is "requiresScope" or "oneOf" or "specifiedBy")
        .Select(directive => $" {SyntaxPrinter.Print(directive.Node)}"));
}
