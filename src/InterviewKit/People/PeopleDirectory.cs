using InterviewKit.Access;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.People;

/// <summary>Reads the workspace's people.</summary>
internal sealed class PeopleDirectory(IQuerySession session)
{
    private static readonly KeysetOrder<Person> ByName = new(
        "person-name",
        people => people.OrderBy(person => person.Name).ThenBy(person => person.Id),
        people => people.OrderByDescending(person => person.Name).ThenByDescending(person => person.Id),
        person => [person.Name, person.Id.Value],
        typeof(string),
        typeof(Guid));

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
        var wanted = ids.OfType<PersonId>().Distinct().Select(id => id.Value).ToList();
        var found = wanted.Count == 0
            ? []
            : (await session.LoadManyAsync<Person>(wanted, cancellationToken)).ToDictionary(person => person.Id);
        return [.. ids.Select(id => id is { } value ? found.GetValueOrDefault(value) : null)];
    }
}
