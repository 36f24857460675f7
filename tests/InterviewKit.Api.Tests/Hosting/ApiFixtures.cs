namespace InterviewKit.Api.Tests.Hosting;

/// <summary>One service for a test class, for <c>IClassFixture</c>.</summary>
public abstract class ApiFixture(Func<Task<ApiHost>> start) : IAsyncLifetime
{
    private ApiHost? _host;

    public ApiHost Host => _host ?? throw new InvalidOperationException("The service was not started.");

    public async Task InitializeAsync() => _host = await start();

    public async Task DisposeAsync()
    {
        if (_host is not null)
        {
            await _host.DisposeAsync();
        }
    }
}

/// <summary>A workspace with nothing in it.</summary>
public sealed class EmptyApi() : ApiFixture(() => ApiHost.StartAsync());

/// <summary>A workspace with the bank.</summary>
public sealed class BankApi() : ApiFixture(() => ApiHost.StartWithBankAsync());

/// <summary>A workspace with the bank and the demo.</summary>
public sealed class DemoApi() : ApiFixture(() => ApiHost.StartWithDemoAsync());
