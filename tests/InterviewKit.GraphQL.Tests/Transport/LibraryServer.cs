using InterviewKit.GraphQL.Tests.Execution;
using InterviewKit.GraphQL.Transport;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace InterviewKit.GraphQL.Tests.Transport;

/// <summary>The library behind Kestrel, on a free port of the loopback interface.</summary>
internal sealed class LibraryServer : IAsyncDisposable
{
    private readonly WebApplication application;

    private LibraryServer(WebApplication application, Library library, RecordedLog log)
    {
        this.application = application;
        Library = library;
        Log = log;
        Client = new HttpClient { BaseAddress = new Uri(application.Urls.Single()) };
    }

    public HttpClient Client { get; }

    public Library Library { get; }

    public RecordedLog Log { get; }

    public Uri WebSocketAddress => new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    public static async Task<LibraryServer> StartAsync(Action<GraphQLOptions>? configure = null, Action<GraphQLEndpointOptions>? endpoint = null)
    {
        var library = new Library();
        var log = new RecordedLog();
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseKestrel().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders().AddProvider(log);
        builder.Services.AddSingleton(library);
        builder.Services.AddGraphQL((schema, root) => root.GetRequiredService<Library>().ComposeInto(schema), configure);
        var application = builder.Build();
        application.UseWebSockets();
        application.MapGraphQL("/graphql", endpoint);
        await application.StartAsync();
        return new LibraryServer(application, library, log);
    }

    public Task StopAsync() => application.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await application.DisposeAsync();
    }
}

/// <summary>Keeps the entries of category GraphQL.</summary>
internal sealed class RecordedLog : ILoggerProvider, ILogger
{
    private readonly List<(string Message, Exception? Exception)> entries = [];

    public IReadOnlyList<(string Message, Exception? Exception)> Entries
    {
        get
        {
            lock (entries) return [.. entries];
        }
    }

    public ILogger CreateLogger(string categoryName) =>
        categoryName.StartsWith("InterviewKit", StringComparison.Ordinal) ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (entries) entries.Add((formatter(state, exception), exception));
    }

    public void Dispose()
    {
    }
}
