using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Reads the workspace's people.</summary>
internal sealed class PeopleDirectory(IQuerySession session, CommandCount commands)
{
    private static readonly KeysetOrder<Person> ByName = new(
        "person-name",
        people => people.OrderBy(person => person.Name).ThenBy(person => person.Id),
        people => people.OrderByDescending(person => person.Name).ThenByDescending(person => person.Id),
        person => [person.Name, person.Id.Value],
        typeof(string),
        typeof(Guid));

    private readonly RememberedDocuments<PersonId, Person> _people = new(
        commands,
        (ids, cancellationToken) => session.LoadManyAsync<Person, PersonId>(ids, cancellationToken),
        person => person.Id);

    public Task<Connection<Person>> PageAsync(string? search, PageRequest page, CancellationToken cancellationToken)
    {
        IQueryable<Person> people = session.Query<Person>();
        foreach (var word in (search ?? "").ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            people = people.Where(person => person.SearchText.Contains(word));
        }

        return ByName.PageAsync(people, page, cancellationToken);
    }

    /// <summary>The people with those ids, in that order; null where there is none.</summary>
    public async Task<IReadOnlyList<Person?>> LoadAsync(IReadOnlyList<PersonId?> ids, CancellationToken cancellationToken)
    {
        var people = await _people.LoadAsync(ids.OfType<PersonId>(), cancellationToken);
        return [.. ids.Select(id => id is { } value ? people(value) : null)];
    }

    /// <summary>Takes over people that were read with what names them, so that fields below need not ask for them again.</summary>
    public void Remember(IReadOnlyList<Person> people) => _people.Remember([], people);
}
