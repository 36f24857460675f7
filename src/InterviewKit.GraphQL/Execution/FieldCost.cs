using System.Collections.Immutable;
using InterviewKit.GraphQL.TypeSystem;

namespace InterviewKit.GraphQL.Execution;

/// <summary>
/// What a field costs, from <c>@cost</c> and <c>@listSize</c> of the cost specification, read once when the schema is built.
/// </summary>
internal sealed record FieldCost
{
    /// <summary>The field's own weight: composite types 1, leaves 0, unless <c>@cost</c> says otherwise.</summary>
    public required double Weight { get; init; }

    /// <summary>
    /// The weight of one returned value's type; for interfaces and unions the greatest of their possible types.
    /// </summary>
    public required double TypeWeight { get; init; }

    /// <summary>
    /// How many items are assumed where no slicing argument says it; null where the SDL assumes nothing, which counts as 1.
    /// </summary>
    public int? AssumedSize { get; init; }

    /// <summary>The arguments that say how many items there can be; the largest counts.</summary>
    public ImmutableArray<string> SlicingArguments { get; init; } = [];

    /// <summary>
    /// The fields of the returned object that are as long as the slicing arguments say; empty where the field itself is the list.
    /// </summary>
    public ImmutableArray<string> SizedFields { get; init; } = [];

    /// <summary>Whether exactly one slicing argument must be given.</summary>
    public bool RequireOneSlicingArgument { get; init; }

    public static FieldCost Of(FieldDefinition field)
    {
        var named = field.Type.Named;
        var cost = new FieldCost
        {
            Weight = InputWeights.Of(field.AppliedDirectives) ?? (named is CompositeType ? 1 : 0),
            TypeWeight = TypeWeightOf(named),
        };
        var listSize = field.AppliedDirectives.FirstOrDefault(static directive => directive.Name == "listSize")?.Arguments;
        if (listSize is null) return cost;
        return cost with
        {
            AssumedSize = listSize.GetValueOrDefault("assumedSize") as int?,
            SlicingArguments = Names(listSize, "slicingArguments"),
            SizedFields = Names(listSize, "sizedFields"),
            RequireOneSlicingArgument = Names(listSize, "slicingArguments").Length > 0
                && listSize.GetValueOrDefault("requireOneSlicingArgument") is true,
        };
    }

    private static double TypeWeightOf(NamedType type)
    {
        if (InputWeights.Of(type.AppliedDirectives) is { } weight) return weight;
        return type switch
        {
            ObjectType => 1,
            CompositeType composite => composite.PossibleTypes.Select(TypeWeightOf).DefaultIfEmpty(1).Max(),
            _ => 0,
        };
    }

    private static ImmutableArray<string> Names(IReadOnlyDictionary<string, object?> arguments, string name) =>
        arguments.GetValueOrDefault(name) is IReadOnlyList<object?> names ? [.. names.OfType<string>()] : [];
}
