using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>The key that automation begins with, when there is no person yet to make one: all scopes, made by nobody, never expiring.</summary>
public static class FirstKey
{
    /// <summary>Adds the key, its secret's hash and an audit row with the session's other writes: all of them are there afterwards, or none.</summary>
    /// <param name="session">Of the key's workspace.</param>
    /// <param name="secret">The key as its holder has it; only the hash is kept.</param>
    /// <param name="name">Tells it from other keys.</param>
    /// <param name="now">When it is made.</param>
    public static void Queue(IDocumentSession session, ApiKeySecret secret, string name, DateTimeOffset now)
    {
        var key = new ApiKey
        {
            Id = new ApiKeyId(Guid.CreateVersion7(now)),
            Name = name,
            Prefix = secret.Prefix,
            Scopes = [.. Enum.GetValues<Scope>()],
            CreatedAt = now,
        };
        session.Insert(key);
        SignInDirectory.QueueKey(session, secret, key.Id);
        AuditTable.Queue(session, new AuditEntry(Actor.System(session.TenantId), now, "createApiKey", GlobalId.Of(key.Id), AuditOutcome.Done));
    }
}
