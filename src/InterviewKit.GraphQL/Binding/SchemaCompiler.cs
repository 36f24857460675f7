using System.Collections.Frozen;
using System.Collections.Immutable;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Language;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Binding;

/// <summary>Turns a composition into an executable schema, or reports everything that is wrong with it.</summary>
internal static class SchemaCompiler
{
    public static ExecutableSchema Compile(SchemaComposition composition)
    {
        var schema = ReadSdl(composition);
        var problems = new BindingProblems();
        var leaves = LeafBindings.Bind(schema, composition, problems);
        var inputs = new InputBinder(schema, composition, leaves, problems);
        var guards = new GuardBinder(schema, composition, inputs, problems);
        var objects = new ObjectBinder(schema, problems);
        objects.BindTypes(composition);
        var abstracts = objects.BindAbstracts();
        objects.BindFields(inputs, new OutputBinder(leaves, objects.Objects, abstracts, problems), guards);
        problems.ThrowIfAny();
        return new ExecutableSchema(schema, PossibleTypes(schema, objects.Objects, abstracts));
    }

    private static Schema ReadSdl(SchemaComposition composition)
    {
        var scalars = new Dictionary<string, ScalarCoercion>(StringComparer.Ordinal);
        foreach (var scalar in composition.Scalars)
            scalars.TryAdd(scalar.TypeName, scalar.Coercion);
        var result = SchemaReader.Read(composition.Sources.Select(static source => new Source(source.Text, source.Name)), scalars);
        return result.Schema ?? throw new SchemaException([.. result.Problems.Select(static problem => problem.ToString())]);
    }

    private static FrozenDictionary<CompositeType, ImmutableArray<BoundObject>> PossibleTypes(
        Schema schema, IReadOnlyDictionary<string, BoundObject> objects, Dictionary<string, BoundAbstract> abstracts)
    {
        var possibleTypes = new Dictionary<CompositeType, ImmutableArray<BoundObject>>();
        foreach (var type in schema.Types)
        {
            if (type is ObjectType objectType) possibleTypes.Add(objectType, [objects[type.Name]]);
            else if (type is CompositeType composite) possibleTypes.Add(composite, abstracts[type.Name].PossibleTypes);
        }

        return possibleTypes.ToFrozenDictionary();
    }
}
