using InterviewKit.Documents;
using InterviewKit.Questions;

namespace InterviewKit.Health;

/// <summary>The questions that tell candidates apart best first, as it was last published.</summary>
internal sealed class MostDiscriminating : IQuestionRanking
{
    public QuestionOrder Order => QuestionOrder.MostDiscriminating;

    public async Task<IReadOnlyList<double?>> RankAsync(IQuerySession session, IReadOnlyList<RankedQuestion> questions, CancellationToken cancellationToken)
    {
        var figures = (await session.LoadManyAsync<QuestionFigures>(questions.Select(question => question.Key), cancellationToken))
            .ToDictionary(measured => measured.Id, measured => -measured.Discrimination.Value, StringComparer.Ordinal);
        return [.. questions.Select(question => figures.GetValueOrDefault(question.Key))];
    }
}
