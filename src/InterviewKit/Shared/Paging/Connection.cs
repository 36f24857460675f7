namespace InterviewKit.Shared;

/// <summary>One node of a page, with the cursor that continues after or before it.</summary>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>A page of a list. The total is counted only when it is asked for.</summary>
public sealed record Connection<T>(IReadOnlyList<Edge<T>> Edges, PageInfo PageInfo, Func<CancellationToken, Task<int>> CountAsync)
{
    public IReadOnlyList<T> Nodes => [.. Edges.Select(edge => edge.Node)];
}

internal static class Connection
{
    /// <summary>A page of a list that is whole in memory, such as the versions of one question set.</summary>
    public static Connection<T> Of<T>(IReadOnlyList<T> all, PageRequest page, Func<T, string> key)
    {
        var cursors = all.Select(item => Cursor.Encode(typeof(T).Name, [key(item)])).ToList();
        var start = page.After is null ? 0 : cursors.IndexOf(page.After) + 1;
        if (page.After is not null && start == 0)
        {
            throw PageRequest.Malformed(page.After);
        }

        var taken = all.Skip(start).Take(page.Size).Select((item, i) => new Edge<T>(cursors[start + i], item)).ToList();
        var info = new PageInfo(start + taken.Count < all.Count, start > 0, taken.FirstOrDefault()?.Cursor, taken.LastOrDefault()?.Cursor);
        return new Connection<T>(taken, info, _ => Task.FromResult(all.Count));
    }
}
