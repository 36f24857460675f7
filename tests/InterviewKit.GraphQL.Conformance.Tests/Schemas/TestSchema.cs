using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Conformance.Tests.Schemas;

/// <summary>A schema that both sides are asked about.</summary>
internal sealed class TestSchema
{
    private TestSchema(string name)
    {
        Name = name;
        Sdl = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Schemas", $"{name}.graphql"));
        var read = SchemaReader.Read([new Source(Sdl, name)]);
        read.Problems.ShouldBeEmpty();
        Definition = read.Schema!;
    }

    /// <summary>The contract of the service.</summary>
    public static TestSchema Contract { get; } = new("contract");

    /// <summary>Made for this: of everything that a type system can have, a little.</summary>
    public static TestSchema Menagerie { get; } = new("menagerie");

    public static IReadOnlyList<TestSchema> All { get; } = [Contract, Menagerie];

    public string Name { get; }

    public string Sdl { get; }

    public Schema Definition { get; }
}
