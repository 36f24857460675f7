using InterviewKit.Documents;
using InterviewKit.Taxonomy;

namespace InterviewKit.Questions;

/// <summary>An order of questions by what use has shown of them. The slice that measures it provides it; the bank only pages by it.</summary>
internal interface IQuestionRanking
{
    /// <summary>The order that this is.</summary>
    public QuestionOrder Order { get; }

    /// <summary>A rank for each of the questions, in their order: the lowest is listed first, and null last.</summary>
    public Task<IReadOnlyList<double?>> RankAsync(IQuerySession session, IReadOnlyList<RankedQuestion> questions, CancellationToken cancellationToken);
}

/// <summary>What of a question its rank may depend on.</summary>
internal sealed record RankedQuestion(string Key, IReadOnlyList<string> RoleKeys, IReadOnlyList<Level> Levels)
{
    public static RankedQuestion Of(Question question) => new(question.Key, question.Content.RoleKeys, question.Content.Levels);
}
