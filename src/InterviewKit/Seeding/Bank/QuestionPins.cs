using InterviewKit.Questions;
using InterviewKit.QuestionSets;

namespace InterviewKit.Seeding;

/// <summary>At which revisions a set of the bank pins its questions.</summary>
/// <param name="questions">The bank's questions as they stand.</param>
/// <param name="current">The set's current version; null for a new set.</param>
/// <param name="revisions">The revisions that current versions pin, by id.</param>
internal sealed class QuestionPins(
    IReadOnlyDictionary<string, Question> questions,
    QuestionSetVersion? current,
    IReadOnlyDictionary<string, QuestionRevision> revisions)
{
    /// <summary>The set's questions, in order, each at its revision.</summary>
    public IReadOnlyList<PinnedQuestion> Of(QuestionSetEntry set) => [.. set.Items.Select(item =>
    {
        var key = item.Question.Value;
        var revision = RevisionOf(key);
        return new PinnedQuestion(key, revision, item.Minutes ?? ContentOf(key, revision).Minutes, item.Note);
    })];

    public QuestionContent ContentOf(PinnedQuestion pinned) => ContentOf(pinned.QuestionKey, pinned.Revision);

    /// <summary>Questions of the set that are not published: no new version may ask them.</summary>
    public IReadOnlyList<string> OutOfUse(QuestionSetEntry set) => [.. set.Items
        .Select(item => item.Question.Value)
        .Where(key => questions[key].Status != QuestionStatus.Published)];

    private int RevisionOf(string key) => QuestionLoading.FollowsItsFile(questions[key])
        ? questions[key].Revision
        : PinnedBefore(key)?.Revision ?? questions[key].Revision;

    private PinnedQuestion? PinnedBefore(string key) => current?.Items.FirstOrDefault(item => item.QuestionKey == key);

    private QuestionContent ContentOf(string key, int revision) =>
        questions[key].Revision == revision ? questions[key].Content : revisions[QuestionRevision.IdOf(key, revision)].Content;
}
