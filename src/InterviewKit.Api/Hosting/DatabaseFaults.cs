using System.Net.Sockets;
using InterviewKit.GraphQL;
using InterviewKit.Shared;
using Npgsql;

namespace InterviewKit.Api.Hosting;

/// <summary>Tells a database that cannot be reached just now, where trying again helps, from a fault of the program.</summary>
internal static class DatabaseFaults
{
    public static readonly GraphQLError Unavailable =
        new("The database cannot be reached now; the same request may succeed later.", ServiceErrorCodes.Unavailable);

    public static bool IsUnavailable(Exception? fault) => fault switch
    {
        null => false,
        PostgresException refusal => IsPassing(refusal),
        NpgsqlException { IsTransient: true } => true,
        NpgsqlException { InnerException: IOException or SocketException or TimeoutException } => true,
        _ => IsUnavailable(fault.InnerException),
    };

    // Serialization failures and deadlocks are transient too, but they are the store's to retry: here they are faults.
    private static bool IsPassing(PostgresException refusal) =>
        refusal.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow
            or PostgresErrorCodes.TooManyConnections
        || refusal.SqlState.StartsWith("08", StringComparison.Ordinal);
}
