using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Language;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace InterviewKit.GraphQL;

/// <summary>Executes requests against a schema. Thread safe; one for a schema, since it keeps the planned documents.</summary>
public sealed class GraphQLExecutor
{
    private readonly ILogger logger;
    private readonly RequestPreparation preparation;

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
        preparation = new RequestPreparation(schema, options);
    }

    /// <summary>The schema that requests are executed against.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The limits and switches.</summary>
    public GraphQLOptions Options { get; }

    internal RequestPreparation Preparation => preparation;

    /// <summary>
    /// Executes a query or mutation. Whatever is wrong with the request is in the result; only cancellation by <paramref name="cancellationToken"/> throws.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="services">The services that resolvers see, a scope of its own for each operation.</param>
    /// <param name="cancellationToken">The client's leaving.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async ValueTask<ExecutionResult> ExecuteAsync(GraphQLRequest request, IServiceProvider services, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(services);
        cancellationToken.ThrowIfCancellationRequested();
        var (operation, refusal) = preparation.Prepare(request);
        if (operation is null) return refusal!;
        if (operation.Plan.Operation.Operation == OperationType.Subscription)
            return ExecutionResult.RequestError(new GraphQLError("A subscription needs a stream: Server-Sent Events or a WebSocket.", ErrorCodes.BadUserInput));
        return await RunAsync(operation, request, services, null, cancellationToken);
    }

    private async ValueTask<ExecutionResult> RunAsync(
        PreparedOperation operation, GraphQLRequest request, IServiceProvider services, object? subscriptionEvent, CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(Options.ExecutionTimeLimit, Options.TimeProvider);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeLimit.Token);
        var faults = new ResolverFaults(logger, Options.MapException, request.RequestId);
        var execution = new OperationExecution(operation.Plan, operation.Arguments, services, faults, either.Token) { Event = subscriptionEvent };
        try
        {
            await execution.RunAsync();
        }
        catch (OperationCanceledException) when (timeLimit.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return new ExecutionResult(ExecutionResultKind.Executed, [TimedOut()]);
        }

        return new ExecutionResult(ExecutionResultKind.Executed, execution.Report(Options.MaxErrors), execution);
    }

    private GraphQLError TimedOut() => new(
        $"The operation took longer than {Options.ExecutionTimeLimit.TotalSeconds:0.###} seconds and was stopped.", ExecutionErrorCodes.Timeout)
    {
        Extensions = new Dictionary<string, object?>
        {
            ["limit"] = nameof(GraphQLOptions.ExecutionTimeLimit),
            ["value"] = Options.ExecutionTimeLimit.TotalSeconds,
        },
    };
}
