using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;

namespace InterviewKit.GraphQL.Conformance.Tests.Transport;

/// <summary>A small service on Kestrel, on a free port of the loopback interface.</summary>
internal sealed class ConformanceServer : IAsyncDisposable
{
    private const string Sdl = """
        input Tree { child: Tree children: [Tree!] value: String }
        type Query {
          hello(name: String = "world"): String! number(of: Int, as: Float, id: ID): String fails: Int level: Level
          lists(of: [[Int]]): String tree(of: Tree): String
        }
        type Level { down: Level value: String }
        type Mutation { rename(to: String!): String! }
        type Subscription { count(to: Int!): Int! forever: Int! breaks: Int! each: Event! }
        type Event { number: Int! odd: Int }
        """;

    private readonly WebApplication application;
    private ConformanceServer(Action<GraphQLOptions>? configure, Action<GraphQLEndpointOptions>? endpoint)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddGraphQL((schema, _) => Compose(schema), configure);
        application = builder.Build();
        application.UseWebSockets();
        application.MapGraphQL("/graphql", endpoint);
    }

    public Uri Address => new(new Uri(application.Urls.Single()), "/graphql");

    public Uri WebSocketAddress => new UriBuilder(Address) { Scheme = "ws" }.Uri;

    /// <summary>How many streams of <c>forever</c> are open.</summary>
    public Gauge OpenStreams { get; } = new();

    public static async Task<ConformanceServer> StartAsync(Action<GraphQLOptions>? configure = null, Action<GraphQLEndpointOptions>? endpoint = null)
    {
        var server = new ConformanceServer(configure, endpoint);
        await server.application.StartAsync();
        return server;
    }

    public Task StopAsync() => application.StopAsync();

    public ValueTask DisposeAsync() => application.DisposeAsync();

    private void Compose(SchemaBuilder schema) => schema
        .AddSdl(Sdl, "conformance")
        .BindInput<Tree>()
        .Bind<Event>("Event", binding => binding
            .Field("odd", static seen => seen.Number % 2 == 1 ? seen.Number : throw new GraphQLException(new GraphQLError("even", "EVEN"))))
        .Bind<Level>("Level", static binding => binding.Field("down", static _ => new Level("down")))
        .BindQuery(query => query
            .Field("hello", static context => $"Hello {context.Argument<string?>("name")}!")
            .Field("number", static context => context.Argument<int?>("of")?.ToString(System.Globalization.CultureInfo.InvariantCulture))
            .Field("lists", static context => context.HasArgument("of") ? "given" : null)
            .Field("tree", static context => context.HasArgument("of") ? "given" : null)
            .Field<int?>("fails", static _ => throw new GraphQLException(new GraphQLError("It fails.", "FAILS")))
            .Field("level", static _ => new Level("top")))
        .BindMutation(static mutation => mutation.Field("rename", static context => context.Argument<string>("to")))
        .BindSubscription(subscription => subscription
            .Subscribe("count", static context => CountAsync(context.Argument<int>("to")))
            .Subscribe("each", static _ => Enumerable.Range(1, 3).Select(static number => new Event(number)).ToAsyncEnumerable())
            .Subscribe("breaks", static _ => BreakAsync())
            .Subscribe("forever", context => ForeverAsync(context.CancellationToken)));

    private static async IAsyncEnumerable<int> CountAsync(int to)
    {
        for (var i = 1; i <= to; i++)
        {
            await Task.Yield();
            yield return i;
        }
    }

    private static async IAsyncEnumerable<int> BreakAsync()
    {
        await Task.Yield();
        yield return 1;
        throw new GraphQLException(new GraphQLError("The stream broke.", "BROKEN"));
    }

    private async IAsyncEnumerable<int> ForeverAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        OpenStreams.Add(1);
        try
        {
            yield return 1;
            yield return 2;
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            OpenStreams.Add(-1);
        }
    }

    private sealed record Event(int Number);

    private sealed record Level(string Value);

    private sealed record Tree
    {
        public Tree? Child { get; init; }

        public IReadOnlyList<Tree>? Children { get; init; }

        public string? Value { get; init; }
    }
}
