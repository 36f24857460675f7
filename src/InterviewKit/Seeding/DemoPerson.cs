using InterviewKit.Access;

namespace InterviewKit.Seeding;

/// <summary>Somebody of the demo, to be named in documents and at start-up.</summary>
/// <param name="Id">The id, which is the same whenever the demo is loaded into the same workspace.</param>
/// <param name="GlobalId">The id as the API has it.</param>
/// <param name="Name">The name.</param>
/// <param name="Email">The address to sign in with; it receives no mail.</param>
/// <param name="Roles">What the person may do.</param>
public sealed record DemoPerson(PersonId Id, string GlobalId, string Name, string Email, IReadOnlyList<PersonRole> Roles);
