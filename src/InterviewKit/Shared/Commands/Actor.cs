namespace InterviewKit.Shared;

/// <summary>Who acts, as idempotency, audit and outbox keep it.</summary>
/// <param name="Workspace">The workspace's key: the tenant of every row.</param>
/// <param name="Id">The global id of the person or of the key that acts as nobody; <c>system</c> for the service itself.</param>
/// <param name="Name">A name that still stands when the actor is gone.</param>
/// <param name="RequestId">The request that it acts in, as the log has it; null outside requests.</param>
/// <param name="ActingKeyId">The global id of the key that acts as the person; null where none does.</param>
public sealed record Actor(string Workspace, string Id, string Name, string? RequestId, string? ActingKeyId = null)
{
    /// <summary>The service itself: the first start, the seed.</summary>
    public static Actor System(string workspace) => new(workspace, "system", "system", null);
}
