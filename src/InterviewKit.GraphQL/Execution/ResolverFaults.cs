using Microsoft.Extensions.Logging;

namespace InterviewKit.GraphQL.Execution;

/// <summary>Turns exceptions of resolvers into what the client reads, and logs those that are no answer but a fault.</summary>
internal sealed partial class ResolverFaults(ILogger logger, Func<Exception, FieldContext, GraphQLError?>? map, string? requestId)
{
    public GraphQLError ErrorOf(Exception exception, FieldContext context)
    {
        if (exception is GraphQLException known) return known.Error;
        if (map?.Invoke(exception, context) is { } mapped) return mapped;

        // What fails for one parent often fails for all of them: the first says enough for the log.
        if (context.Fault is { } logged) return logged;
        LogFieldFault(exception, context.Coordinate, requestId);
        return context.Fault = Internal("The server failed to answer this field.");
    }

    /// <summary>A fault that belongs to no field.</summary>
    public GraphQLError ErrorOf(Exception exception)
    {
        LogRequestFault(exception, requestId);
        return Internal("The server failed to answer this request.");
    }

    private GraphQLError Internal(string message) => new(message, ExecutionErrorCodes.Internal)
    {
        Extensions = requestId is null ? null : new Dictionary<string, object?> { ["requestId"] = requestId },
    };

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "The resolver of {Coordinate} failed in request {RequestId}")]
    private partial void LogFieldFault(Exception exception, string coordinate, string? requestId);

    [LoggerMessage(EventId = 2, Level = LogLevel.Error, Message = "Request {RequestId} failed outside of its resolvers")]
    private partial void LogRequestFault(Exception exception, string? requestId);
}
