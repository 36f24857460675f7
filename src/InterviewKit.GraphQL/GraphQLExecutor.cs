using System.Diagnostics;
using System.Runtime.CompilerServices;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Execution.Planning;
using InterviewKit.GraphQL.Language;
using Microsoft.Extensions.DependencyInjection;
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
    /// <exception cref="SchemaException">A trusted document does not fit the schema.</exception>
    public GraphQLExecutor(ExecutableSchema schema, GraphQLOptions options, ILogger<GraphQLExecutor>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(options);
        Schema = schema;
        Options = options;
        this.logger = logger ?? NullLogger<GraphQLExecutor>.Instance;
        Preparation = new RequestPreparation(schema, options);
        Preparation.CheckTrustedDocuments();
    }

    /// <summary>The schema that requests are executed against.</summary>
    public ExecutableSchema Schema { get; }

    /// <summary>The limits and switches.</summary>
    public GraphQLOptions Options { get; }

    internal RequestPreparation Preparation { get; }

    /// <summary>
    /// Executes a query or mutation. Whatever is wrong with the request is in the result; only cancellation by <paramref
    /// name="cancellationToken"/> throws.
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
        using var activity = GraphQLTelemetry.Start();
        var started = Options.TimeProvider.GetTimestamp();
        var (operation, refusal) = Preparation.Prepare(request);
        var result = operation is null ? refusal!
            : operation.Plan.Operation.Operation == OperationType.Subscription ? NeedsStream(operation.Plan.Operation)
            : await RunAsync(operation, request, services, null, cancellationToken);
        Finish(activity, request, operation, result, started);
        return result;
    }

    /// <summary>
    /// Executes any operation as a stream of results: one for a query, a mutation or a refused request, one for each event of a
    /// subscription. The next event is asked for when the result before it was taken. A stream of events that fails ends with a
    /// result of kind <see cref="ExecutionResultKind.RequestError"/>.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="createScope">Makes the scope of one execution: one to open the stream, then one for each event.</param>
    /// <param name="cancellationToken">The end of the subscription.</param>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public IAsyncEnumerable<ExecutionResult> StreamAsync(
        GraphQLRequest request, Func<ValueTask<AsyncServiceScope>> createScope, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(createScope);
        return StreamAsync(request, createScope, CancellationToken.None, cancellationToken);
    }

    /// <param name="request">The request.</param>
    /// <param name="createScope">Makes the scope of one execution.</param>
    /// <param name="stopping">Ends a subscription as well; a query or mutation runs to its end.</param>
    /// <param name="cancellationToken">The end of the operation.</param>
    internal async IAsyncEnumerable<ExecutionResult> StreamAsync(
        GraphQLRequest request,
        Func<ValueTask<AsyncServiceScope>> createScope,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = Options.TimeProvider.GetTimestamp();
        var (operation, refusal) = Preparation.Prepare(request);
        if (operation is null)
        {
            Finish(null, request, null, refusal!, started);
            yield return refusal!;
            yield break;
        }

        await using var scope = await createScope();
        if (operation.Plan.Operation.Operation != OperationType.Subscription)
        {
            yield return await RunMeasuredAsync(operation, request, scope.ServiceProvider, null, cancellationToken);
            yield break;
        }

        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, stopping);
        var execution = new OperationExecution(operation.Plan, operation.Arguments, scope.ServiceProvider, FaultsOf(request), ending.Token);
        await using var stream = new EventStream(execution, operation.Plan.Root.Fields[0]);
        while (await stream.MoveNextAsync())
        {
            await using var eventScope = await createScope();
            var result = await RunMeasuredAsync(operation, request, eventScope.ServiceProvider, stream.Current, ending.Token);
            if (!result.IsPassedOver) yield return result;
        }

        if (stream.Failure is { } failure) yield return ExecutionResult.RequestError(failure);
    }

    private async ValueTask<ExecutionResult> RunMeasuredAsync(
        PreparedOperation operation,
        GraphQLRequest request,
        IServiceProvider services,
        object? subscriptionEvent,
        CancellationToken cancellationToken)
    {
        using var activity = GraphQLTelemetry.Start();
        var started = Options.TimeProvider.GetTimestamp();
        var result = await RunAsync(operation, request, services, subscriptionEvent, cancellationToken);
        Finish(activity, request, operation, result, started);
        return result;
    }

    private async ValueTask<ExecutionResult> RunAsync(
        PreparedOperation operation,
        GraphQLRequest request,
        IServiceProvider services,
        object? subscriptionEvent,
        CancellationToken cancellationToken)
    {
        using var timeLimit = new CancellationTokenSource(Options.ExecutionTimeLimit, Options.TimeProvider);
        using var leaving = cancellationToken.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timeLimit);
        var execution = new OperationExecution(operation.Plan, operation.Arguments, services, FaultsOf(request), timeLimit.Token)
        {
            Event = subscriptionEvent,
        };
        try
        {
            await execution.RunAsync();
        }
        catch (OperationCanceledException) when (timeLimit.IsCancellationRequested)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return new ExecutionResult(ExecutionResultKind.Executed, [TimedOut()]);
        }

        return new ExecutionResult(ExecutionResultKind.Executed, execution.Report(Options.MaxErrors), execution)
        {
            IsPassedOver = execution.IsEventPassedOver,
            Extensions = operation.ReportedCost is { } cost ? ReportOf(cost) : null,
        };
    }

    private Dictionary<string, object?> ReportOf(OperationCost cost) => new()
    {
        ["cost"] = new Dictionary<string, object?>
        {
            ["fieldCost"] = cost.Field,
            ["typeCost"] = cost.Type,
            ["maxFieldCost"] = Options.MaxFieldCost,
            ["maxTypeCost"] = Options.MaxTypeCost,
        },
    };

    /// <summary>Tells those who observe; without any it is a few tests.</summary>
    private void Finish(Activity? activity, GraphQLRequest request, PreparedOperation? operation, ExecutionResult result, long started)
    {
        var elapsed = Options.TimeProvider.GetElapsedTime(started);
        GraphQLTelemetry.Finish(activity, operation, result, elapsed);
        if (Options.Answered is not { } answered) return;
        try
        {
            answered(GraphQLTelemetry.ReportOf(request, operation, result, elapsed));
        }
        catch (Exception exception)
        {
            // A fault of the host's log is no fault of the request.
            FaultsOf(request).ErrorOf(exception);
        }
    }

    /// <summary>
    /// Logs a fault outside of resolvers, such as of the host's own hooks, and gives what the client reads of it.
    /// </summary>
    internal GraphQLError ErrorOf(Exception exception, GraphQLRequest request) => FaultsOf(request).ErrorOf(exception);

    private ResolverFaults FaultsOf(GraphQLRequest request) => new(logger, Options.MapException, request.RequestId);

    private static ExecutionResult NeedsStream(OperationDefinitionNode operation) => ExecutionResult.RequestError(
        new GraphQLError("A subscription needs a stream: Server-Sent Events (Accept: text/event-stream) or a WebSocket.", ErrorCodes.BadUserInput)
        {
            Locations = [operation.Location.Position],
        });

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
