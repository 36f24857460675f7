using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.GraphQL.Tests.Execution;

internal static class Services
{
    public static readonly IServiceProvider None = new ServiceCollection().BuildServiceProvider();
}
