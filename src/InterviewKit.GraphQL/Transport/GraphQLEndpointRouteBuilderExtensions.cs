using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Transport;

/// <summary>Maps a GraphQL server to a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Serves GraphQL over HTTP (POST and GET) at <paramref name="path"/>, and the schema's SDL at <c>{path}/schema.graphql</c>
    /// unless introspection is off.
    /// </summary>
    /// <param name="endpoints">The application.</param>
    /// <param name="path">Where, such as <c>/graphql</c>.</param>
    /// <param name="configure">What the host adds.</param>
    public static IEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpoints, string path = "/graphql", Action<GraphQLEndpointOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(path);
        var options = new GraphQLEndpointOptions();
        configure?.Invoke(options);
        var endpoint = new GraphQLEndpoint(endpoints.ServiceProvider.GetRequiredService<GraphQLExecutor>(), options);
        endpoints.MapGet($"{path.TrimEnd('/')}/schema.graphql", endpoint.WriteSdlAsync);
        return endpoints.Map(path, endpoint.HandleAsync);
    }
}
