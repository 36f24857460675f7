using InterviewKit.Documents;
using InterviewKit.GraphQL;
using InterviewKit.Questions;
using InterviewKit.Shared;

namespace InterviewKit.Health;

/// <summary>What use has shown of a question, as the contract shows it.</summary>
internal sealed record QuestionHealth(
    int TimesAsked,
    DateTimeOffset? LastAskedAt,
    double? Exposure,
    bool Leaked,
    PublishedEstimate Difficulty,
    PublishedEstimate Discrimination,
    PublishedEstimate Agreement)
{
    /// <summary>The health of each question, in their order: two statements, however many there are.</summary>
    public static async ValueTask<IReadOnlyList<QuestionHealth>> OfAsync(IReadOnlyList<Question> questions, FieldContext context)
    {
        var session = context.Service<IQuerySession>();
        var uses = await QuestionUse.OfAsync(session, [.. questions.Select(RankedQuestion.Of)], context.Service<TimeProvider>().GetUtcNow(), context.CancellationToken);
        var figures = (await session.LoadManyAsync<QuestionFigures>(questions.Select(question => question.Key).Distinct(StringComparer.Ordinal), context.CancellationToken))
            .ToDictionary(measured => measured.Id, StringComparer.Ordinal);
        return [.. questions.Zip(uses, (question, use) => Of(question, use, figures.GetValueOrDefault(question.Key)))];
    }

    private static QuestionHealth Of(Question question, QuestionUse use, QuestionFigures? figures) => new(
        use.TimesAsked,
        use.LastAskedAt,
        use.Exposure,
        question.Leaked,
        figures?.Difficulty ?? QuestionFigures.NotYet,
        figures?.Discrimination ?? QuestionFigures.NotYet,
        figures?.Agreement ?? QuestionFigures.NotYet);
}
