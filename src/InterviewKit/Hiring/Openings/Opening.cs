using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;
using InterviewKit.Taxonomy;

namespace InterviewKit.Hiring;

/// <summary>A position that is to be filled, and the panel that decides on it.</summary>
public sealed record Opening : IRevisioned
{
    public required OpeningId Id { get; init; }

    /// <inheritdoc />
    public int Version { get; set; }

    public required string Title { get; init; }

    public required string RoleKey { get; init; }

    public required Level Level { get; init; }

    public required OpeningStatus Status { get; init; }

    public required SealPolicy SealPolicy { get; init; }

    public required IReadOnlyList<PanelSeat> Panel { get; init; }

    public IReadOnlyList<ExternalRef> ExternalRefs { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Who is on the panel, to be found by.</summary>
    public IReadOnlyList<PersonId> PanelIds => [.. Panel.Select(seat => seat.PersonId)];

    /// <summary>What the rules of access need to know of it.</summary>
    public OpeningFacts Facts() => new(PanelIds, [.. Panel.Where(seat => seat.Lead).Select(seat => seat.PersonId)], SealPolicy);
}

/// <summary>Somebody's place on a panel.</summary>
public sealed record PanelSeat(PersonId PersonId, bool Lead);
