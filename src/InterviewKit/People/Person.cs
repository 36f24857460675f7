using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Somebody who uses the service.</summary>
public sealed record Person : IRevisioned
{
    public required PersonId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required string Name { get; init; }

    public required string Email { get; init; }

    /// <summary>The address in lower case: one person for each in a workspace.</summary>
    public string NormalizedEmail => Emails.Normalize(Email);

    public required IReadOnlyList<PersonRole> Roles { get; init; }

    /// <summary>False for somebody who may no longer sign in.</summary>
    public bool Active { get; init; } = true;

    public IReadOnlyList<ExternalRef> ExternalRefs { get; init; } = [];

    /// <summary>Name and address in lower case, to be searched in.</summary>
    public string SearchText => $"{Name} {Email}".ToLowerInvariant();
}
