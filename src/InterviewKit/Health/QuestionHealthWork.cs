using InterviewKit.Documents;
using InterviewKit.Scorecards;

namespace InterviewKit.Health;

/// <summary>Measures questions as batches of their scorecards fill.</summary>
internal sealed class QuestionHealthWork(IDocumentStore store, MeasureQuestionsIfDue questions) : StatisticsWork(store)
{
    public override string Name => "question-health";

    protected override Task MeasureAsync(Leader leader, string workspace, CancellationToken cancellationToken) =>
        questions.RunAsync(leader, workspace, cancellationToken);
}
