using InterviewKit.Access;
using InterviewKit.Taxonomy;

namespace InterviewKit.Questions;

/// <summary>Which questions a list shows. What is null does not filter.</summary>
internal sealed record QuestionFilter
{
    public IReadOnlyList<string>? RoleKeys { get; init; }

    public IReadOnlyList<string>? DimensionKeys { get; init; }

    public IReadOnlyList<string>? AllDimensionKeys { get; init; }

    public IReadOnlyList<QuestionKind>? Kinds { get; init; }

    public IReadOnlyList<Level>? Levels { get; init; }

    public IReadOnlyList<QuestionStatus>? Statuses { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    public int? MaxMinutes { get; init; }

    /// <summary>The filter of a list that was given none: published questions.</summary>
    public static QuestionFilter Default { get; } = new() { Statuses = [QuestionStatus.Published] };

    /// <summary>The questions that match and that the viewer may see.</summary>
    public IQueryable<Question> Apply(IQueryable<Question> questions, Viewer viewer)
    {
        if (!Permissions.MayPublishQuestions(viewer))
        {
            questions = viewer.Person is { } person
                ? questions.Where(question => question.Status == QuestionStatus.Published || question.Status == QuestionStatus.Retired || question.Author == person)
                : questions.Where(question => question.Status == QuestionStatus.Published || question.Status == QuestionStatus.Retired);
        }

        if (RoleKeys is { } roleKeys)
        {
            questions = questions.Where(question => question.Content.RoleKeys.Any(key => roleKeys.Contains(key)));
        }

        if (DimensionKeys is { } dimensionKeys)
        {
            questions = questions.Where(question => question.Content.DimensionKeys.Any(key => dimensionKeys.Contains(key)));
        }

        foreach (var dimensionKey in AllDimensionKeys ?? [])
        {
            questions = questions.Where(question => question.Content.DimensionKeys.Contains(dimensionKey));
        }

        if (Kinds is { } kinds)
        {
            questions = questions.Where(question => kinds.Contains(question.Content.Kind));
        }

        if (Levels is { } levels)
        {
            questions = questions.Where(question => question.Content.Levels.Any(level => levels.Contains(level)));
        }

        if (Statuses is { } statuses)
        {
            questions = questions.Where(question => statuses.Contains(question.Status));
        }

        if (Tags is { } tags)
        {
            questions = questions.Where(question => question.Content.Tags.Any(tag => tags.Contains(tag)));
        }

        return MaxMinutes is { } maxMinutes ? questions.Where(question => question.Content.Minutes <= maxMinutes) : questions;
    }
}
