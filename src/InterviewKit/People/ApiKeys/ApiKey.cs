using InterviewKit.Access;
using InterviewKit.Documents;

namespace InterviewKit.People;

/// <summary>A key that a program signs in with, without its secret.</summary>
public sealed record ApiKey : IRevisioned
{
    public required ApiKeyId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required string Name { get; init; }

    /// <summary>The eight characters by which its secrets are found; not secret themselves.</summary>
    public required string Prefix { get; init; }

    public required IReadOnlyList<Scope> Scopes { get; init; }

    /// <summary>The person that the key acts as; null for a key that acts as nobody.</summary>
    public PersonId? PersonId { get; init; }

    /// <summary>Who made it; null for the first key of an installation.</summary>
    public PersonId? CreatedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public bool WorksAt(DateTimeOffset now) => RevokedAt is null && (ExpiresAt is null || now < ExpiresAt);
}
