using InterviewKit.Documents;
using InterviewKit.Questions;

namespace InterviewKit.Health;

/// <summary>The least exposed questions first.</summary>
internal sealed class LeastExposed(TimeProvider time) : IQuestionRanking
{
    public QuestionOrder Order => QuestionOrder.LeastExposed;

    public async Task<IReadOnlyList<double?>> RankAsync(IQuerySession session, IReadOnlyList<RankedQuestion> questions, CancellationToken cancellationToken) =>
        [.. (await QuestionUse.OfAsync(session, questions, time.GetUtcNow(), cancellationToken)).Select(use => use.Exposure)];
}
