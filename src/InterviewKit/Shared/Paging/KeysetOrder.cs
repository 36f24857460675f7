using System.Text.Json;
using InterviewKit.Documents;

namespace InterviewKit.Shared;

/// <summary>
/// An order that a list can be paged in: by keys of the row that end with its id, so that every row has one place. A page is read
/// from a place (keyset), never by counting rows off, so that it is as quick at the end as at the start and stable under inserts.
/// </summary>
/// <param name="Name">Stands in the cursor, so that one of another order is refused.</param>
/// <param name="Forwards">Orders a query as the list reads.</param>
/// <param name="Backwards">Orders a query the other way round.</param>
/// <param name="KeysOf">The keys of a row, as cursors carry them.</param>
/// <param name="KeyTypes">Their types, to read them back from a cursor.</param>
internal sealed record KeysetOrder<T>(
    string Name,
    Func<IQueryable<T>, IQueryable<T>> Forwards,
    Func<IQueryable<T>, IQueryable<T>> Backwards,
    Func<T, object?[]> KeysOf,
    params Type[] KeyTypes)
    where T : notnull
{
    public async Task<Connection<T>> PageAsync(IQueryable<T> matching, PageRequest page, CancellationToken cancellationToken)
    {
        var after = Keys(page.After);
        var before = Keys(page.Before);
        var ordered = page.Backwards ? Backwards(matching) : Forwards(matching);
        var (from, until) = page.Backwards ? (before, after) : (after, before);
        if (from is not null)
        {
            ordered = ordered.After(from);
        }

        if (until is not null)
        {
            ordered = ordered.Before(until);
        }

        // One more than asked tells whether there is a next page without counting.
        var rows = (await ordered.Take(page.Size + 1).ToListAsync(cancellationToken)).ToList();
        var more = rows.Count > page.Size;
        if (more)
        {
            rows.RemoveAt(rows.Count - 1);
        }

        if (page.Backwards)
        {
            rows.Reverse();
        }

        var edges = rows.ConvertAll(row => new Edge<T>(Cursor.Encode(Name, KeysOf(row)), row));
        var (hasNext, hasPrevious) = page.Backwards ? (page.Before is not null, more) : (more, page.After is not null);
        var info = new PageInfo(hasNext, hasPrevious, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Connection<T>(edges, info, token => matching.CountAsync(token));
    }

    private object?[]? Keys(string? cursor)
    {
        if (cursor is null)
        {
            return null;
        }

        if (Cursor.Decode(Name, cursor) is not { } parts || parts.Count != KeyTypes.Length)
        {
            throw PageRequest.Malformed(cursor);
        }

        try
        {
            return [.. parts.Select((part, i) => part.Deserialize(KeyTypes[i]))];
        }
        catch (Exception fault) when (fault is JsonException or FormatException)
        {
            throw PageRequest.Malformed(cursor);
        }
    }
}
