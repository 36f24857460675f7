namespace InterviewKit.GraphQL.Execution.Planning;

/// <summary>The limits that the planner holds. Documents that the operator trusts have only the last two.</summary>
internal sealed record PlanLimits
{
    /// <summary>
    /// How deep fields of any kind may nest, trusted or not: planning, measuring and writing recurse this deep, a few frames a
    /// level.
    /// </summary>
    public const int MaxTotalDepth = 200;

    public required int MaxDepth { get; init; }

    public required int MaxIntrospectionDepth { get; init; }

    public required int MaxRootFields { get; init; }

    public required bool Introspection { get; init; }

    /// <summary>
    /// How many fields a plan may have, over all possible types: a bound on memory and time, well above what the cost limits let
    /// through.
    /// </summary>
    public int MaxPlannedFields { get; init; } = 50_000;

    public static PlanLimits Of(GraphQLOptions options) => new()
    {
        MaxDepth = options.MaxDepth,
        MaxIntrospectionDepth = options.MaxIntrospectionDepth,
        MaxRootFields = options.MaxRootFields,
        Introspection = options.Introspection,
    };

    public static PlanLimits Trusted(GraphQLOptions options) => new()
    {
        MaxDepth = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxRootFields = int.MaxValue,
        Introspection = options.Introspection,
    };
}
