using InterviewKit.Shared;

namespace InterviewKit.Questions;

/// <summary>The orders that the bank can be paged in.</summary>
internal enum QuestionOrder
{
    /// <summary>By rank where something is searched for, else by title.</summary>
    Relevance,
    Title,
    Newest,

    /// <summary>By what use has shown: known to the slice that measures it.</summary>
    LeastExposed,

    /// <inheritdoc cref="LeastExposed"/>
    MostDiscriminating,
}

internal static class QuestionOrders
{
    private static readonly KeysetOrder<Question> ByTitle = new(
        "question-title",
        questions => questions.OrderBy(question => question.Content.Title).ThenBy(question => question.Key),
        questions => questions.OrderByDescending(question => question.Content.Title).ThenByDescending(question => question.Key),
        question => [question.Content.Title, question.Key],
        typeof(string),
        typeof(string));

    private static readonly KeysetOrder<Question> ByAge = new(
        "question-newest",
        questions => questions.OrderByDescending(question => question.CreatedAt).ThenBy(question => question.Key),
        questions => questions.OrderBy(question => question.CreatedAt).ThenByDescending(question => question.Key),
        question => [question.CreatedAt, question.Key],
        typeof(DateTimeOffset),
        typeof(string));

    public static KeysetOrder<Question> Of(QuestionOrder order) => order == QuestionOrder.Newest ? ByAge : ByTitle;
}
