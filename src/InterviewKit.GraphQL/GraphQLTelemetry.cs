using System.Diagnostics;
using System.Diagnostics.Metrics;
using InterviewKit.GraphQL.Execution;
using InterviewKit.GraphQL.Language;

namespace InterviewKit.GraphQL;

/// <summary>
/// What the engine tells observers: spans of the activity source and metrics of the meter, both of the name <see cref="Name"/>.
/// Names follow OpenTelemetry's conventions for GraphQL. Costs next to nothing while nobody listens.
/// </summary>
public static class GraphQLTelemetry
{
    /// <summary>The name of the activity source and of the meter.</summary>
    public const string Name = "InterviewKit.GraphQL";

    private static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);

    private static readonly Histogram<double> Duration = Meter.CreateHistogram<double>(
        "graphql.server.operation.duration", "s", "How long operations take from their text to their completed values, by kind and outcome.");

    private static readonly Counter<long> Errors = Meter.CreateCounter<long>(
        "graphql.server.errors", "{error}", "Errors in responses, by code.");

    private static readonly UpDownCounter<long> Subscriptions = Meter.CreateUpDownCounter<long>(
        "graphql.server.subscriptions.active", "{subscription}", "Subscriptions whose stream is open.");

    internal static Activity? Start() => Source.StartActivity("GraphQL operation", ActivityKind.Server);

    internal static void Finish(Activity? activity, PreparedOperation? prepared, ExecutionResult result, TimeSpan elapsed)
    {
        var operation = prepared?.Plan.Operation;
        var kind = operation is null ? "unknown" : KindOf(operation.Operation);
        var outcome = result.Kind == ExecutionResultKind.RequestError ? "refused" : result.Errors.Count > 0 ? "errors" : "ok";
        Duration.Record(elapsed.TotalSeconds, new("graphql.operation.type", kind), new("graphql.outcome", outcome));
        if (Errors.Enabled)
        {
            foreach (var error in result.Errors)
                Errors.Add(1, new KeyValuePair<string, object?>("graphql.error.code", error.Code ?? "none"));
        }

        if (activity is null) return;
        activity.DisplayName = operation?.Name is { } name ? $"{kind} {name.Value}" : kind;
        activity.SetTag("graphql.operation.type", kind);
        activity.SetTag("graphql.operation.name", operation?.Name?.Value);
        activity.SetTag("graphql.document.hash", prepared?.Document.Hash);
        activity.SetTag("graphql.outcome", outcome);
        if (outcome == "ok") return;
        activity.SetTag("graphql.error.count", result.Errors.Count);
        activity.SetStatus(ActivityStatusCode.Error, result.Errors[0].Message);
    }

    internal static OperationReport ReportOf(GraphQLRequest request, PreparedOperation? prepared, ExecutionResult result, TimeSpan elapsed) => new(
        prepared is null ? "unknown" : KindOf(prepared.Plan.Operation.Operation),
        prepared?.Plan.Operation.Name?.Value,
        prepared?.Document.Hash,
        request.RequestId,
        elapsed,
        [.. result.Errors.Select(static error => error.Code)]);

    internal static void SubscriptionOpened() => Subscriptions.Add(1);

    internal static void SubscriptionClosed() => Subscriptions.Add(-1);

    private static string KindOf(OperationType operation) => operation switch
    {
        OperationType.Query => "query",
        OperationType.Mutation => "mutation",
        _ => "subscription",
    };
}
