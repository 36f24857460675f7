namespace InterviewKit.GraphQL;

/// <summary>A schema with all its bindings, ready to execute. Immutable and thread safe; made by <see cref="SchemaBuilder.Build"/>.</summary>
public sealed class ExecutableSchema
{
    internal ExecutableSchema()
    {
    }
}
