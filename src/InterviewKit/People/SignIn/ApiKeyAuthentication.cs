using InterviewKit.Access;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Turns a key, and whom it is asked to act as, into a <see cref="Viewer"/>. Every request is checked anew: what is revoked stops at once.</summary>
public sealed class ApiKeyAuthentication(SignInDirectory directory, TimeProvider time)
{
    /// <param name="bearer">What stands behind <c>Authorization: Bearer</c>.</param>
    /// <param name="actAs">The header <c>InterviewKit-Act-As</c>: a person's id or e-mail address; null where it is absent.</param>
    /// <param name="requestId">The request, for audit and log.</param>
    /// <param name="cancellationToken">Ends the check.</param>
    /// <returns>The viewer, or a sentence that says why there is none; the same for a key that never was and one that no longer works.</returns>
    public async Task<(Viewer? Viewer, string? Refusal)> AuthenticateAsync(
        string bearer, string? actAs, string? requestId, CancellationToken cancellationToken)
    {
        const string refused = "The API key is not one that works here.";
        if (!ApiKeySecret.TryParse(bearer, out var secret))
        {
            return (null, "An API key has 55 characters and begins with ik_; this is not one.");
        }

        var now = time.GetUtcNow();
        var holder = await directory.FindAsync(secret, actAs, now, cancellationToken);
        if (holder is null || !holder.Key.WorksAt(now))
        {
            return (null, refused);
        }

        var (workspace, key, person) = holder;
        if (actAs is null && key.PersonId is null)
        {
            return (OfKey(workspace, key, requestId), null);
        }

        if (actAs is not null && !key.Scopes.Contains(Scope.Admin))
        {
            return (null, "Only a key with the scope ADMIN may act as somebody.");
        }

        return person is { Active: true }
            ? (OfPerson(workspace, person, key, actAs is null ? key.Scopes : null, requestId), null)
            : (null, "There is nobody here for the key to act as by that id or e-mail address.");
    }

    private static Viewer OfKey(string workspace, ApiKey key, string? requestId) => new()
    {
        Workspace = workspace,
        Key = key.Id,
        KeyCreator = key.CreatedBy,
        Scopes = [.. key.Scopes],
        Actor = new Actor(workspace, GlobalId.Of(key.Id), key.Name, requestId),
    };

    /// <param name="workspace">The key's workspace.</param>
    /// <param name="person">Whom it acts as.</param>
    /// <param name="key">The key.</param>
    /// <param name="narrowTo">The scopes that the key itself was given, where it always acts as this person; null for an administrator's key.</param>
    /// <param name="requestId">The request.</param>
    private static Viewer OfPerson(string workspace, Person person, ApiKey key, IReadOnlyList<Scope>? narrowTo, string? requestId)
    {
        var scopes = RoleScopes.Of(person.Roles);
        return new Viewer
        {
            Workspace = workspace,
            Person = person.Id,
            Email = person.NormalizedEmail,
            Roles = [.. person.Roles],
            Key = key.Id,
            KeyCreator = key.CreatedBy,
            Scopes = narrowTo is null ? scopes : scopes.Intersect(narrowTo),
            Actor = new Actor(workspace, GlobalId.Of(person.Id), person.Name, requestId, GlobalId.Of(key.Id)),
        };
    }
}
