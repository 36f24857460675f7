using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.People;
using InterviewKit.Shared;

namespace InterviewKit.Hiring;

/// <summary>A person who applied. Name and addresses stand in this one document, and can be erased.</summary>
public sealed record Candidate : IRevisioned
{
    public required CandidateId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    /// <summary>Null once erased.</summary>
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>The address in lower case: who has it as a person here never sees this candidate's applications.</summary>
    public string? NormalizedEmail => Email?.Trim().ToLowerInvariant();

    /// <summary>Where the candidate works here already.</summary>
    public PersonId? PersonId { get; init; }

    public bool LegalHold { get; init; }

    public DateTimeOffset? ErasedAt { get; init; }

    public IReadOnlyList<ExternalRef> ExternalRefs { get; init; } = [];

    /// <summary>Whether the candidate is that person, by link or by address.</summary>
    public bool Is(Person person) => PersonId == person.Id || NormalizedEmail == person.NormalizedEmail;
}
