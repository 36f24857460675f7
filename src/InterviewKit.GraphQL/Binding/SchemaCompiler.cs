namespace InterviewKit.GraphQL.Binding;

/// <summary>Turns a composition into an executable schema, or reports everything that is wrong with it.</summary>
internal static class SchemaCompiler
{
    public static ExecutableSchema Compile(SchemaComposition composition)
    {
        if (composition.Sources.Count == 0)
            throw new SchemaException(["No SDL was added."]);
        return new ExecutableSchema();
    }
}
