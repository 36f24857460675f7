using InterviewKit.Access;
using InterviewKit.Taxonomy;

namespace InterviewKit.QuestionSets;

/// <summary>Which sets a list shows. What is null does not filter.</summary>
internal sealed record QuestionSetFilter
{
    public IReadOnlyList<string>? RoleKeys { get; init; }

    public IReadOnlyList<string>? DimensionKeys { get; init; }

    public IReadOnlyList<Level>? Levels { get; init; }

    public IReadOnlyList<QuestionSetStatus>? Statuses { get; init; }

    /// <summary>The filter of a list that was given none: published sets.</summary>
    public static QuestionSetFilter Default { get; } = new() { Statuses = [QuestionSetStatus.Published] };

    /// <summary>The sets that match and that the viewer may see.</summary>
    public IQueryable<QuestionSet> Apply(IQueryable<QuestionSet> sets, Viewer viewer)
    {
        if (!Permissions.MayPublishQuestions(viewer))
        {
            sets = viewer.Person is { } person
                ? sets.Where(set => set.Status == QuestionSetStatus.Published || set.Status == QuestionSetStatus.Retired || set.Author == person)
                : sets.Where(set => set.Status == QuestionSetStatus.Published || set.Status == QuestionSetStatus.Retired);
        }

        if (RoleKeys is { } roleKeys)
        {
            sets = sets.Where(set => roleKeys.Contains(set.RoleKey));
        }

        if (DimensionKeys is { } dimensionKeys)
        {
            sets = sets.Where(set => set.DimensionKeys.Any(key => dimensionKeys.Contains(key)));
        }

        if (Levels is { } levels)
        {
            sets = sets.Where(set => levels.Contains(set.Level));
        }

        return Statuses is { } statuses ? sets.Where(set => statuses.Contains(set.Status)) : sets;
    }
}
