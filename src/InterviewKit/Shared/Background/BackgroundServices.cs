using Microsoft.Extensions.DependencyInjection;

namespace InterviewKit.Shared;

/// <summary>Registers works of the leader.</summary>
public static class BackgroundServices
{
    /// <summary>Lets the node that leads do this work.</summary>
    public static IServiceCollection AddLeaderWork<TWork>(this IServiceCollection services)
        where TWork : LeaderWork =>
        services.AddSingleton<LeaderWork, TWork>();
}
