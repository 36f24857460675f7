using InterviewKit.GraphQL;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Shared;

/// <summary><c>node</c> and <c>nodes</c>: each slice's <see cref="INodeSource"/> behind one pair of fields.</summary>
internal static class NodeFields
{
    /// <summary>As the page size: a list of ids is a page that the client chose.</summary>
    public const int MaxIds = 100;

    public static void Bind(RootBinding query) => query
        .Resolve("node", async context => (await LoadAsync([context.Argument<string>("id")], context))[0])
        .Resolve("nodes", context => LoadAsync(context.Argument<IReadOnlyList<string>>("ids"), context));

    private static async ValueTask<IReadOnlyList<object?>> LoadAsync(IReadOnlyList<string> ids, FieldContext context)
    {
        if (ids.Count > MaxIds)
        {
            throw new GraphQLException(new GraphQLError($"nodes takes at most {MaxIds} ids; {ids.Count} were given.", ServiceErrorCodes.LimitExceeded));
        }

        var sources = context.Services.GetServices<INodeSource>().ToDictionary(source => source.NodeType, StringComparer.Ordinal);
        var nodes = new object?[ids.Count];
        var parsed = ids.Select((id, index) => GlobalId.TryParse(id, out var type, out var key) ? (index, type, key) : (index, type: "", key: ""));
        foreach (var group in parsed.GroupBy(id => id.type, StringComparer.Ordinal))
        {
            if (!sources.TryGetValue(group.Key, out var source))
            {
                continue;
            }

            var wanted = group.ToList();
            var found = await source.LoadAsync(wanted.ConvertAll(id => id.key), context);
            for (var i = 0; i < wanted.Count; i++)
            {
                nodes[wanted[i].index] = found[i];
            }
        }

        return nodes;
    }
}
