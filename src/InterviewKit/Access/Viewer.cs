using System.Collections.Immutable;
using InterviewKit.Shared;

namespace InterviewKit.Access;

/// <summary>
/// Who is asking, in one workspace: a person, a key, or a key that acts as a person. What may be seen or done is decided from
/// this and from plain facts, in <see cref="Permissions"/> and <see cref="Seal"/>, for every way in.
/// </summary>
public sealed record Viewer
{
    /// <summary>The workspace's key; nothing of another one is reachable.</summary>
    public required string Workspace { get; init; }

    /// <summary>The person, or the person that the key acts as; null for a key that acts as nobody.</summary>
    public PersonId? Person { get; init; }

    /// <summary>The person's e-mail address in lower case: who is the candidate never sees the application.</summary>
    public string? Email { get; init; }

    /// <summary>The person's roles; empty for a key that acts as nobody.</summary>
    public ImmutableHashSet<PersonRole> Roles { get; init; } = [];

    /// <summary>The key that was used; null for a sign-in.</summary>
    public ApiKeyId? Key { get; init; }

    /// <summary>Who made the key: it never sees more than its maker would. Null for the first key of an installation.</summary>
    public PersonId? KeyCreator { get; init; }

    /// <summary>The person's by role, or the key's own; a key that acts as a person has no more than that person.</summary>
    public required ImmutableHashSet<Scope> Scopes { get; init; }

    /// <summary>Who acts, as audit, idempotency and outbox keep it.</summary>
    public required Actor Actor { get; init; }

    public bool Has(Scope scope) => Scopes.Contains(scope);

    public bool Is(PersonRole role) => Roles.Contains(role);

    /// <summary>True for a key that acts as nobody and has the scope: scopes in the table of rights mean such keys.</summary>
    public bool IsKeyWith(Scope scope) => Person is null && Key is not null && Has(scope);
}
