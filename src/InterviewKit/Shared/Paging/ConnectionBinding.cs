using InterviewKit.GraphQL;

namespace InterviewKit.Shared;

internal static class ConnectionBinding
{
    /// <summary>Binds <c>XConnection</c> and <c>XEdge</c> to pages of <typeparamref name="T"/>.</summary>
    public static SchemaBuilder BindConnection<T>(this SchemaBuilder schema, string nodeType) => schema
        .Bind<Edge<T>>($"{nodeType}Edge", _ => { })
        .Bind<Connection<T>>($"{nodeType}Connection", connection => connection
            .Batch<int>("totalCount", async (pages, context) =>
            {
                var totals = new int[pages.Count];
                for (var i = 0; i < pages.Count; i++)
                {
                    totals[i] = await pages[i].CountAsync(context.CancellationToken);
                }

                return totals;
            }));
}
