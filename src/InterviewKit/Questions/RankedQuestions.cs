using System.Text.Json;
using InterviewKit.Documents;
using InterviewKit.Shared;

namespace InterviewKit.Questions;

/// <summary>
/// Pages by a rank that no question carries in itself: what matches is ranked in memory, by key and a few fields, and only the page is read
/// whole. A cursor names a rank and a key, so that a page stays where it is when ranks beside it change.
/// </summary>
internal static class RankedQuestions
{
    public static async Task<Connection<Question>> PageAsync(
        IQuerySession session, IQueryable<Question> matching, IQuestionRanking ranking, PageRequest page, CancellationToken cancellationToken)
    {
        var name = $"question-{ranking.Order}";
        var (after, before) = (PlaceOf(name, page.After), PlaceOf(name, page.Before));
        var questions = await matching
            .Select(question => new RankedQuestion(question.Key, question.Content.RoleKeys, question.Content.Levels))
            .ToListAsync(cancellationToken);
        var ranks = await ranking.RankAsync(session, questions, cancellationToken);
        var all = questions.Zip(ranks, (question, rank) => new Place(rank, question.Key)).Order().ToList();
        var between = all.Where(place => (after is null || place.CompareTo(after) > 0) && (before is null || place.CompareTo(before) < 0)).ToList();
        var taken = page.Backwards ? between.TakeLast(page.Size).ToList() : between.Take(page.Size).ToList();
        var loaded = (await session.LoadManyAsync<Question>(taken.Select(place => place.Key), cancellationToken))
            .ToDictionary(question => question.Key, StringComparer.Ordinal);
        var edges = taken.Where(place => loaded.ContainsKey(place.Key))
            .Select(place => new Edge<Question>(Cursor.Encode(name, [place.Rank, place.Key]), loaded[place.Key]))
            .ToList();
        var more = taken.Count < between.Count;
        var (hasNext, hasPrevious) = page.Backwards ? (page.Before is not null, more) : (more, page.After is not null);
        var info = new PageInfo(hasNext, hasPrevious, edges.FirstOrDefault()?.Cursor, edges.LastOrDefault()?.Cursor);
        return new Connection<Question>(edges, info, _ => Task.FromResult(all.Count));
    }

    private static Place? PlaceOf(string name, string? cursor) => cursor is null
        ? null
        : Cursor.Decode(name, cursor) switch
        {
            [{ ValueKind: JsonValueKind.Number } rank, { ValueKind: JsonValueKind.String } key] => new Place(rank.GetDouble(), key.GetString()!),
            [{ ValueKind: JsonValueKind.Null }, { ValueKind: JsonValueKind.String } key] => new Place(null, key.GetString()!),
            _ => throw PageRequest.Malformed(cursor),
        };

    /// <summary>Where a question stands: by rank, those without one last, then by key.</summary>
    private sealed record Place(double? Rank, string Key) : IComparable<Place>
    {
        public int CompareTo(Place? other)
        {
            var byRank = (Rank ?? double.PositiveInfinity).CompareTo(other?.Rank ?? double.PositiveInfinity);
            return byRank != 0 ? byRank : string.CompareOrdinal(Key, other?.Key);
        }
    }
}
