using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace InterviewKit.GraphQL.Transport;

/// <summary>Registers a GraphQL server.</summary>
public static class GraphQLServiceCollectionExtensions
{
    /// <summary>
    /// Registers <see cref="ExecutableSchema"/> and <see cref="GraphQLExecutor"/> as singletons. The schema is built once, when
    /// the host starts, so that a problem of it stops the start instead of failing the first request.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="compose">Adds SDL and bindings; the second argument is the root provider, not a request's scope.</param>
    /// <param name="configure">Changes limits and switches.</param>
    public static IServiceCollection AddGraphQL(
        this IServiceCollection services, Action<SchemaBuilder, IServiceProvider> compose, Action<GraphQLOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(compose);
        services.AddSingleton(root =>
        {
            var schema = new SchemaBuilder();
            compose(schema, root);
            return schema.Build();
        });
        services.AddSingleton(root =>
        {
            var options = new GraphQLOptions();
            configure?.Invoke(options);
            return new GraphQLExecutor(root.GetRequiredService<ExecutableSchema>(), options, root.GetService<ILogger<GraphQLExecutor>>());
        });
        services.AddHostedService<SchemaStart>();
        return services;
    }

    /// <summary>Builds the schema while the host starts: asking for the executor is all it takes.</summary>
    private sealed class SchemaStart(GraphQLExecutor executor) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(executor);
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
