using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Names a person in one of three ways.</summary>
internal sealed record PersonRefInput
{
    public string? Id { get; init; }

    public string? Email { get; init; }

    public ExternalRef? ExternalRef { get; init; }

    /// <summary>The person named; null where there is none.</summary>
    public async Task<Person?> FindAsync(IQuerySession session, CancellationToken cancellationToken)
    {
        if (Email is not null)
        {
            var email = Emails.Normalize(Email);
            return await session.Query<Person>().Where(person => person.NormalizedEmail == email).FirstOrDefaultAsync(cancellationToken);
        }

        var id = ExternalRef is null
            ? GlobalId.Parse<PersonId>(Id)?.Value
            : await ExternalRefTable.FindAsync(session, PersonId.NodeType, ExternalRef, cancellationToken) is { } key ? Guid.Parse(key) : null;
        return id is { } value ? await session.LoadAsync<Person>(value, cancellationToken) : null;
    }
}
