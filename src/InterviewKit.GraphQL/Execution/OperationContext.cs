namespace InterviewKit.GraphQL.Execution;

/// <summary>What all fields of one running operation share.</summary>
internal sealed class OperationContext(IServiceProvider services, CancellationToken cancellationToken)
{
    public IServiceProvider Services { get; } = services;

    public CancellationToken CancellationToken { get; } = cancellationToken;
}
