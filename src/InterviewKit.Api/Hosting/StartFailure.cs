using System.Net.Sockets;
using InterviewKit.Api.Configuration;
using InterviewKit.Documents;
using InterviewKit.EmbeddedPostgres;
using InterviewKit.GraphQL;
using InterviewKit.Seeding;

namespace InterviewKit.Api.Hosting;

/// <summary>Tells the failures that whoever operates the service can mend from those of the program.</summary>
internal static class StartFailure
{
    /// <summary>Wrong settings, a machine or a database that does not allow it: said in a sentence on standard error.</summary>
    public const int ExitCode = 1;

    /// <summary>A fault of the program: logged with its stack.</summary>
    public const int UnexpectedExitCode = 70;

    /// <summary>What to say; null where the fault is the program's.</summary>
    public static string? Explain(Exception fault) => fault switch
    {
        SettingsException or StartException or EmbeddedPostgresException => fault.Message,
        SeedException or SchemaMigrationException or SchemaException => fault.Message,
        _ => null,
    };

    /// <summary>What kept the server from listening, as a failure of the start; null where it was something else.</summary>
    public static StartException? OfListening(Exception fault) => fault switch
    {
        IOException or SocketException or FormatException =>
            new StartException($"The service cannot listen: {fault.Message.TrimEnd('.')}. Choose another address with --urls, such as --urls http://localhost:5081.", fault),
        _ => null,
    };
}
