using System.Collections.Immutable;
using InterviewKit.GraphQL.Execution.Completion;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>A field of an object type with everything that answers it.</summary>
internal sealed class BoundField(
    FieldDefinition definition, FieldResolver resolver, ValueCompletion completion, ArgumentBinding arguments, ImmutableArray<FieldGuard> guards)
{
    public FieldDefinition Definition { get; } = definition;

    public FieldResolver Resolver { get; } = resolver;

    public ValueCompletion Completion { get; } = completion;

    public ArgumentBinding Arguments { get; } = arguments;

    public ImmutableArray<FieldGuard> Guards { get; } = guards;

    public FieldCost Cost { get; } = FieldCost.Of(definition);

    /// <summary>The error of a null where the type excludes it, the same for every position.</summary>
    public GraphQLError NullError { get; } = new(
        $"Cannot return null for the non-nullable field \"{definition.Coordinate}\" of type \"{definition.Type}\".",
        ExecutionErrorCodes.Internal);
}
