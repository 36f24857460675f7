using InterviewKit.Taxonomy;

namespace InterviewKit.QuestionSets;

/// <summary>A question set as it is asked. Published versions, and those made for one loop, are immutable and pinned by interviews.</summary>
public sealed record QuestionSetVersion
{
    public const string NodeType = "QuestionSetVersion";

    /// <summary><c>key/number</c>; <c>key/draft</c> for a draft.</summary>
    public required string Id { get; init; }

    /// <summary>The named set; null for the set of one loop.</summary>
    public string? SetKey { get; init; }

    /// <summary>From 1; 0 while a draft.</summary>
    public required int Number { get; init; }

    public required string RoleKey { get; init; }

    public required Level Level { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public required IReadOnlyList<PinnedQuestion> Items { get; init; }

    /// <summary>The keys of the dimensions that whoever uses it should score.</summary>
    public required IReadOnlyList<string> FocusKeys { get; init; }

    public required IReadOnlyList<CoveredDimension> Coverage { get; init; }

    public int Minutes => Items.Sum(item => item.Minutes);

    public static string IdOf(string setKey, int number) => number == 0 ? $"{setKey}/draft" : $"{setKey}/{number}";

    public string GlobalId() => Shared.GlobalId.Of(NodeType, Id);
}

/// <summary>A question in a set, at the revision that is asked.</summary>
/// <param name="QuestionKey">The question.</param>
/// <param name="Revision">Its revision.</param>
/// <param name="Minutes">The time given to it here.</param>
/// <param name="Note">For the interviewer.</param>
public sealed record PinnedQuestion(string QuestionKey, int Revision, int Minutes, string? Note);

/// <summary>How far a set hears a dimension.</summary>
/// <param name="DimensionKey">The dimension.</param>
/// <param name="Questions">Questions that cover it.</param>
/// <param name="Minutes">Their minutes.</param>
public sealed record CoveredDimension(string DimensionKey, int Questions, int Minutes)
{
    /// <summary>One answer is an anecdote: a focus dimension is heard at least twice.</summary>
    public const int FocusQuestions = 2;

    /// <summary>The coverage of questions at given minutes, by the order in which dimensions first appear.</summary>
    public static IReadOnlyList<CoveredDimension> Of(IEnumerable<(int Minutes, IReadOnlyList<string> DimensionKeys)> items) =>
    [.. items
        .SelectMany(item => item.DimensionKeys.Select(key => (key, item.Minutes)))
        .GroupBy(item => item.key, StringComparer.Ordinal)
        .Select(group => new CoveredDimension(group.Key, group.Count(), group.Sum(item => item.Minutes)))];
}
