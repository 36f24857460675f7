namespace InterviewKit.GraphQL.Tests.Hostile;

/// <summary>The schema of <see cref="HostileFamilies"/>, bound to nothing that would take time.</summary>
internal static class WorkSchema
{
    private static readonly ExecutableSchema Schema = new SchemaBuilder()
        .AddSdl(HostileFamilies.Sdl, "work")
        .BindInput<In>()
        .BindInput<Key>()
        .Bind<Node>("Node", static node => node.Field("x", static _ => 1).Field("down", static _ => new Node()))
        .Bind<Other>("Other", static other => other.Field("x", static _ => 1).Field("down", static _ => new Node()))
        .Bind<Page>("Page")
        .BindQuery(static query => query
            .Field("x", static _ => 1)
            .Field("node", static _ => new Node())
            .Field<object>("thing", static _ => new Node())
            .Field("page", static _ => new Page([], 0)))
        .BindSubscription(static subscription => subscription.Subscribe("count", static _ => AsyncEnumerable.Empty<int>()))
        .Build();

    /// <summary>A new one, since it keeps what it has prepared.</summary>
    public static GraphQLExecutor Executor(int maxMergedFields) => new(Schema, new GraphQLOptions
    {
        MaxTokens = int.MaxValue,
        MaxDocumentBytes = int.MaxValue,
        MaxVariablesBytes = int.MaxValue,
        MaxInputListItems = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxRootFields = int.MaxValue,
        MaxDepth = int.MaxValue,
        MaxFieldCost = double.MaxValue,
        MaxTypeCost = double.MaxValue,
        MaxMergedFields = maxMergedFields,
    });

    private sealed record Node
    {
        public string? Name { get; init; }
    }

    private sealed record Other
    {
        public string? Name { get; init; }
    }

    private sealed record Page(IReadOnlyList<Node> Nodes, int Total);

    private sealed record In
    {
        public int? N { get; init; }

        public In? Next { get; init; }

        public IReadOnlyList<In>? List { get; init; }
    }

    private sealed record Key
    {
        public int? N { get; init; }

        public Key? Next { get; init; }
    }
}
